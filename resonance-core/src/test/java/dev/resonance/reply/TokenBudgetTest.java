package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.Prompt;
import dev.resonance.retrieval.Passage;
import dev.resonance.testkit.ScriptedEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By GPT-2's own tokens. Random cases come from fixed seeds. */
class TokenBudgetTest {
    private static final Encoding GPT2 = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
    private static final int[] WINDOWS = {32, 64, 128, 448, 1024};
    private static final String[] WORDS = {
        "water",
        "the",
        "tower",
        "1889",
        "photosynthesis",
        "naïve",
        "東京は日本の首都です",
        "서울",
        "Привет",
        "👩‍👩‍👧‍👦",
        "🇩🇪",
        "<|endoftext|>",
        "[1]",
        "e\u0301",
        "\ud800",
        "…",
        "https://e.example/?a=1"
    };

    private final Map<String, Integer> counted = new HashMap<>();

    @Test
    void F19_tenThousandCases_neverPassTheWindowAndKeepTheQuestionWhole() {
        Random random = new Random(19);
        int cut = 0;
        int left = 0;
        int refused = 0;
        for (int round = 0; round < 10_000; round++) {
            int window = WINDOWS[random.nextInt(WINDOWS.length)];
            counted.clear();
            ChatEngine engine =
                    ScriptedEngine.saying("").withContextLength(window).withTokenizer(this::count);
            List<ChatMessage> conversation = conversation(random, window / 8);
            List<Passage> passages = passages(random, window / 8);
            ReplyOptions options =
                    ReplyOptions.defaults().withSystemPrompt("Be kind.").withMaxNewTokens(1 + random.nextInt(window));
            int reserve = Math.min(options.maxNewTokens(), window / 4);
            int bare = engine.countTokens(
                    new Prompt.Chat(List.of(ChatMessage.system("Be kind."), conversation.getLast())));
            if (bare >= window) {
                refused++;
                assertThatThrownBy(() -> new ContextWindow(engine).fit(conversation, passages, options))
                        .isInstanceOf(ContextLengthExceededException.class);
                continue;
            }
            ContextWindow.Fitted fitted = new ContextWindow(engine).fit(conversation, passages, options);
            assertThat(engine.countTokens(new Prompt.Chat(fitted.messages())))
                    .isLessThanOrEqualTo(Math.max(window - reserve, bare));
            assertThat(fitted.messages().getFirst()).isEqualTo(ChatMessage.system("Be kind."));
            assertThat(fitted.messages().getLast()).isEqualTo(conversation.getLast());
            for (int i = 0; i < fitted.shown().size(); i++) {
                String whole = passages.get(i).text();
                String shown = fitted.shown().get(i).text();
                assertThat(whole).startsWith(shown);
                boolean part = shown.length() < whole.length();
                cut += part ? 1 : 0;
                assertThat(part && i + 1 < fitted.shown().size())
                        .as("only the last is cut")
                        .isFalse();
            }
            left += fitted.shown().size() < passages.size() ? 1 : 0;
        }
        assertThat(List.of(cut, left, refused)).as("each case came up").allMatch(count -> count > 100);
    }

    @Test
    void F19_passageThatIsTooLong_keepsTheSentencesThatFit() {
        ChatEngine engine = ScriptedEngine.saying("").withContextLength(64).withTokenizer(this::count);
        Passage passage =
                new Passage("Tower", "", "", "The tower is high. It was built in 1889. " + "It is old. ".repeat(20));
        ContextWindow.Fitted fitted = new ContextWindow(engine)
                .fit(List.of(ChatMessage.user("How high?")), List.of(passage), ReplyOptions.defaults());
        assertThat(fitted.shown())
                .singleElement()
                .satisfies(shown -> assertThat(shown.text())
                        .startsWith("The tower is high. It was built in 1889. It is old.")
                        .endsWith("It is old."));
    }

    private int count(String text) {
        return counted.computeIfAbsent(text, GPT2::countTokensOrdinary);
    }

    private static List<ChatMessage> conversation(Random random, int mostWords) {
        List<ChatMessage> conversation = new ArrayList<>();
        for (int turns = random.nextInt(5); turns > 0; turns--) {
            conversation.add(ChatMessage.user(text(random, mostWords)));
            conversation.add(ChatMessage.assistant(text(random, mostWords)));
        }
        conversation.add(ChatMessage.user(text(random, random.nextInt(8) == 0 ? 4 * mostWords : mostWords)));
        return conversation;
    }

    private static List<Passage> passages(Random random, int mostWords) {
        List<Passage> passages = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            passages.add(new Passage("Title", "https://e.example/", "e.example", text(random, 2 * mostWords)));
        }
        return passages;
    }

    private static String text(Random random, int mostWords) {
        StringBuilder text = new StringBuilder("A");
        for (int words = random.nextInt(Math.max(1, mostWords)); words > 0; words--) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            text.append(random.nextInt(6) == 0 ? ". The" : "");
        }
        return text.append('.').toString();
    }
}
