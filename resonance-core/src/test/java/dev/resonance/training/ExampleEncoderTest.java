package dev.resonance.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.ChatMessage;
import dev.resonance.template.ChatTemplate;
import dev.resonance.template.ChatTemplates;
import dev.resonance.testkit.ByteTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleEncoderTest {
    private static final ChatTemplate TEMPLATE = ChatTemplates.jinja(
            "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}<|end|>{% endfor %}"
                    + "{% if add_generation_prompt %}<|assistant|>{% endif %}",
            "", "");
    private static final int END = ByteTokenizer.END;
    private static final String ALPACA_PROMPT =
            "Below is an instruction that describes a task, paired with an input that"
                    + " provides further context. Write a response that appropriately completes the request."
                    + "\n\n### Instruction:\nAdd.\n\n### Input:\n1 2\n\n### Response:\n";

    @Test
    void chat_answersAndTheirEnds_areLearned() {
        Example example = encode(
                TEMPLATE,
                new TrainingRecord.Conversation(List.of(
                        ChatMessage.user("a"),
                        ChatMessage.assistant("bc"),
                        ChatMessage.user("d"),
                        ChatMessage.assistant("e"),
                        ChatMessage.user("never answered"))));

        assertThat(shown(example.tokens())).isEqualTo("<user>a<end><assistant>bc<end><user>d<end><assistant>e<end>");
        assertThat(shown(example.labels())).isEqualTo(".".repeat(4) + "bc<end>" + ".".repeat(4) + "e<end>");
        assertThat(example.learned()).isEqualTo(5);
    }

    @Test
    void chat_toBeLearnedWhole_hasAllLabels() {
        Example example = encoder(TEMPLATE, DataOptions.Learned.EVERYTHING, 100)
                .encode(new TrainingRecord.Conversation(List.of(ChatMessage.user("a"), ChatMessage.assistant("b"))))
                .getFirst();

        assertThat(example.labels()).isEqualTo(example.tokens());
    }

    @Test
    void instruction_inAlpacasFormat_isTheKnownPrompt() {
        Example example = encode(ChatTemplates.alpaca(), new TrainingRecord.Instruction("Add.", "1 2", "3"));

        assertThat(shown(example.tokens())).isEqualTo(ALPACA_PROMPT + "3<end>");
        assertThat(shown(example.labels())).isEqualTo(".".repeat(ALPACA_PROMPT.length()) + "3<end>");
    }

    @Test
    void instruction_inAChat_isAUsersMessages() {
        Example example = encode(TEMPLATE, new TrainingRecord.Instruction("Add.", "", "3"));

        assertThat(shown(example.tokens())).isEqualTo("<user>Add.<end><assistant>3<end>");
    }

    @Test
    void plainChat_isLearnedWithItsSeparators() {
        Example example = encode(
                ChatTemplates.plain(),
                new TrainingRecord.Conversation(List.of(
                        ChatMessage.user("a"),
                        ChatMessage.assistant("b"),
                        ChatMessage.user("c"),
                        ChatMessage.assistant("d"))));

        assertThat(shown(example.tokens())).isEqualTo("User: a\n\nAssistant: b\n\nUser: c\n\nAssistant: d<end>");
        assertThat(shown(example.labels()).replace(".", "")).isEqualTo(" b\n d<end>");
    }

    @Test
    void completion_isLearnedAfterItsPrompt() {
        Example example = encode(TEMPLATE, new TrainingRecord.Completion("<|user|>", " two"));

        assertThat(shown(example.tokens())).isEqualTo("<|user|> two<end>");
        assertThat(shown(example.labels())).isEqualTo("........ two<end>");
    }

    @Test
    void document_longerThanTheWindow_isCutInPieces() {
        List<Example> pieces =
                encoder(TEMPLATE, DataOptions.Learned.ANSWERS, 4).encode(new TrainingRecord.Document("abcdefg"));

        assertThat(pieces).extracting(piece -> shown(piece.tokens())).containsExactly("abcd", "efg<end>");
    }

    @Test
    void answer_thatIsCut_losesItsEnd() {
        ExampleEncoder encoder = encoder(TEMPLATE, DataOptions.Learned.ANSWERS, 6);
        TrainingRecord cut =
                new TrainingRecord.Conversation(List.of(ChatMessage.user("a"), ChatMessage.assistant("bcdef")));
        TrainingRecord lost =
                new TrainingRecord.Conversation(List.of(ChatMessage.user("abcdef"), ChatMessage.assistant("g")));

        assertThat(encoder.encode(cut)).singleElement().satisfies(example -> {
            assertThat(shown(example.tokens())).isEqualTo("<user>a<end><assistant>bc");
            assertThat(shown(example.labels())).isEqualTo("....bc");
        });
        assertThat(encoder.encode(lost)).isEmpty();
    }

    @Test
    void templateTexts_renderWhatTheBuiltInTemplatesDo() {
        for (DataOptions.PromptFormat format :
                List.of(DataOptions.PromptFormat.ALPACA, DataOptions.PromptFormat.PLAIN)) {
            ChatTemplate builtIn =
                    format == DataOptions.PromptFormat.ALPACA ? ChatTemplates.alpaca() : ChatTemplates.plain();
            ChatTemplate jinja = ChatTemplates.jinja(TemplateTexts.of(format), "", "");
            List<ChatMessage> messages = new ArrayList<>();
            for (ChatMessage message : List.of(
                    ChatMessage.user("one"),
                    ChatMessage.assistant("two"),
                    ChatMessage.user("three"),
                    ChatMessage.assistant("four"))) {
                messages.add(message);
                assertThat(text(jinja, messages))
                        .as(format + " " + messages.size())
                        .isEqualTo(text(builtIn, messages));
            }
        }
    }

    private static String text(ChatTemplate template, List<ChatMessage> messages) {
        StringBuilder text = new StringBuilder();
        template.render(messages).forEach(part -> text.append(part.text()));
        return text.toString();
    }

    private static Example encode(ChatTemplate template, TrainingRecord record) {
        return encoder(template, DataOptions.Learned.ANSWERS, 1000)
                .encode(record)
                .getFirst();
    }

    private static ExampleEncoder encoder(ChatTemplate template, DataOptions.Learned learned, int longest) {
        return new ExampleEncoder(
                new ByteTokenizer(),
                template,
                ByteTokenizer.VOCABULARY_SIZE,
                new ExampleEncoder.Ends(END, END),
                learned,
                longest);
    }

    /** Tokens as text; a dot where nothing is learned. */
    private static String shown(int[] tokens) {
        List<String> specials = List.of("<end>", "<system>", "<user>", "<assistant>");
        StringBuilder text = new StringBuilder();
        Arrays.stream(tokens)
                .forEach(token -> text.append(
                        token == Example.IGNORED
                                ? "."
                                : token >= END
                                        ? specials.get(token - END)
                                        : new String(new byte[] {(byte) token}, StandardCharsets.US_ASCII)));
        return text.toString();
    }
}
