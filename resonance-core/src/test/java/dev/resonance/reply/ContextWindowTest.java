package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Passage;
import dev.resonance.testkit.ScriptedEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random cases come from fixed seeds. A message takes two tokens and one for each word; a prompt one more. */
class ContextWindowTest {
    private static final int WINDOW = 120;
    private static final ReplyOptions OPTIONS =
            ReplyOptions.defaults().withSystemPrompt("Be kind.").withMaxNewTokens(20);
    private static final int BUDGET = WINDOW - 20;

    private final ChatEngine engine = ScriptedEngine.saying("").withContextLength(WINDOW);
    private final ContextWindow window = new ContextWindow(engine);

    @Test
    void fit_whatFits_changesNothing() {
        List<ChatMessage> conversation = List.of(user(3), assistant(5), user(2));
        ContextWindow.Fitted fitted = window.fit(conversation, List.of(passage(4)), OPTIONS);
        assertThat(fitted.trimmedMessages()).isZero();
        assertThat(fitted.passagesUsed()).isEqualTo(1);
        assertThat(fitted.messages())
                .hasSize(5)
                .startsWith(ChatMessage.system("Be kind."))
                .endsWith(user(2));
        assertThat(fitted.messages()).containsSubsequence(conversation);
    }

    @Test
    void fit_anyConversation_keepsSystemAndQuestionWholeAndFits() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            List<ChatMessage> conversation = conversation(random, 1 + random.nextInt(12), 40);
            List<Passage> passages = new ArrayList<>();
            for (int count = random.nextInt(5); count > 0; count--) {
                passages.add(passage(1 + random.nextInt(60)));
            }
            ContextWindow.Fitted fitted = window.fit(conversation, passages, OPTIONS);

            assertThat(tokens(fitted.messages())).isLessThanOrEqualTo(BUDGET);
            assertThat(fitted.messages().getFirst()).isEqualTo(ChatMessage.system("Be kind."));
            assertThat(fitted.messages().getLast()).isEqualTo(conversation.getLast());
            List<ChatMessage> turns = fitted.messages().stream()
                    .filter(message -> message.role() != Role.SYSTEM)
                    .toList();
            assertThat(turns).isEqualTo(conversation.subList(fitted.trimmedMessages(), conversation.size()));
            assertThat(turns.getFirst().role()).isEqualTo(Role.USER);
            if (fitted.trimmedMessages() > 0) {
                assertThat(fitted.passagesUsed()).isLessThanOrEqualTo(1);
            }
            if (fitted.passagesUsed() > 0) {
                assertThat(fitted.messages().get(fitted.messages().size() - 2).content())
                        .isEqualTo(SourceList.render(fitted.shown()));
            }
        }
    }

    /** Turn by turn, with questions and answers of any length: the cut moves only where the old one does not fit. */
    @Test
    void fit_aGrowingConversation_keepsItsFirstMessageAsLongAsItFits() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            List<ChatMessage> conversation = new ArrayList<>();
            int first = 0;
            for (int turn = 0; turn < 25; turn++) {
                conversation.add(user(1 + random.nextInt(25)));
                ContextWindow.Fitted fitted = window.fit(conversation, List.of(), OPTIONS);
                List<ChatMessage> unmoved = new ArrayList<>(List.of(ChatMessage.system("Be kind.")));
                unmoved.addAll(conversation.subList(first, conversation.size()));
                if (tokens(unmoved) <= BUDGET) {
                    assertThat(fitted.trimmedMessages()).isEqualTo(first);
                } else {
                    assertThat(fitted.trimmedMessages()).isGreaterThan(first);
                    assertThat(tokens(fitted.messages())).isLessThanOrEqualTo((int) (0.6 * BUDGET) + 5);
                }
                first = fitted.trimmedMessages();
                conversation.add(assistant(1 + random.nextInt(25)));
            }
        }
    }

    @Test
    void fit_passagesThatVary_seldomMoveTheCut() {
        Random random = new Random(3);
        List<ChatMessage> conversation = new ArrayList<>();
        int moves = 0;
        int first = 0;
        for (int turn = 0; turn < 60; turn++) {
            conversation.add(user(4));
            ContextWindow.Fitted fitted = window.fit(conversation, List.of(passage(16 + random.nextInt(8))), OPTIONS);
            moves += fitted.trimmedMessages() == first ? 0 : 1;
            first = fitted.trimmedMessages();
            assertThat(fitted.passagesUsed()).isEqualTo(1);
            conversation.add(assistant(4));
        }
        assertThat(moves).isLessThanOrEqualTo(30);
    }

    @Test
    void fit_aQuestionThatLeavesNoRoom_throwsWithBothNumbers() {
        assertThatThrownBy(() -> window.fit(List.of(user(WINDOW)), List.of(), OPTIONS))
                .isInstanceOfSatisfying(ContextLengthExceededException.class, e -> {
                    assertThat(e.contextLength()).isEqualTo(WINDOW);
                    assertThat(e.promptTokens()).isEqualTo(WINDOW + 2 + 4 + 1);
                });
    }

    @Test
    void fit_aQuestionOfAlmostTheWindow_staysWholeAndAlone() {
        ChatMessage question = user(WINDOW - 8);
        ContextWindow.Fitted fitted =
                window.fit(List.of(user(2), assistant(2), question), List.of(passage(3)), OPTIONS);
        assertThat(fitted.messages()).containsExactly(ChatMessage.system("Be kind."), question);
        assertThat(fitted.trimmedMessages()).isEqualTo(2);
        assertThat(fitted.passagesUsed()).isZero();
    }

    @Test
    void fit_withoutTrimming_refusesAHistoryThatIsTooLong() {
        List<ChatMessage> conversation = List.of(user(60), assistant(60), user(2));
        assertThatThrownBy(() -> window.fit(conversation, List.of(), OPTIONS.withTrim(false)))
                .isInstanceOf(ContextLengthExceededException.class);
        assertThat(window.fit(conversation, List.of(), OPTIONS).trimmedMessages())
                .isEqualTo(2);
    }

    @Test
    void fit_systemMessagesWithinAConversation_goToTheFront() {
        List<ChatMessage> conversation = List.of(user(1), ChatMessage.system("Rule."), user(2));
        assertThat(window.fit(conversation, List.of(), OPTIONS).messages())
                .containsExactly(ChatMessage.system("Be kind."), ChatMessage.system("Rule."), user(1), user(2));
    }

    private int tokens(List<ChatMessage> messages) {
        return engine.countTokens(new Prompt.Chat(messages));
    }

    private static List<ChatMessage> conversation(Random random, int turns, int mostWords) {
        List<ChatMessage> conversation = new ArrayList<>();
        for (int turn = 1; turn < turns; turn++) {
            conversation.add(user(1 + random.nextInt(mostWords)));
            conversation.add(assistant(1 + random.nextInt(mostWords)));
        }
        conversation.add(user(1 + random.nextInt(mostWords)));
        return conversation;
    }

    private static ChatMessage user(int words) {
        return ChatMessage.user("w ".repeat(words).strip());
    }

    private static ChatMessage assistant(int words) {
        return ChatMessage.assistant("w ".repeat(words).strip());
    }

    private static Passage passage(int words) {
        return new Passage("T", "", "h", "p ".repeat(words).strip());
    }
}
