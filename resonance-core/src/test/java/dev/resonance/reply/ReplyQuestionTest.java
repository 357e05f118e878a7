package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.error.InvalidValueException;
import dev.resonance.testkit.ScriptedEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a question before it is answered. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplyQuestionTest {
    private static final ReplyOptions OPTIONS = ReplyOptions.defaults();

    private final ConversationStore store = new InMemoryConversationStore();
    private final String id = store.create("").id();

    @Test
    void question_whenTheEngineIsAsked_isStoredAlready() {
        List<Message> storedBefore = new ArrayList<>();
        ScriptedEngine engine = ScriptedEngine.answering(prompt -> {
            storedBefore.addAll(store.messages(id));
            return List.of("yes");
        });
        try (ReplyPath path = path(engine)) {
            path.start(ReplyRequest.in(id, "Is it stored?", OPTIONS)).await();
        }
        assertThat(storedBefore.getFirst().content()).isEqualTo("Is it stored?");
        assertThat(storedBefore.getLast().status()).isEqualTo(MessageStatus.STREAMING);
    }

    @Test
    void title_ofANewConversation_isTheFirstQuestion() {
        try (ReplyPath path = path(ScriptedEngine.saying("yes"))) {
            path.start(ReplyRequest.in(id, "What is a cat?\nTell me.", OPTIONS)).await();
            path.start(ReplyRequest.in(id, "And a dog?", OPTIONS)).await();
            assertThat(store.find(id).title()).isEqualTo("What is a cat?");
            String named = store.create("My title").id();
            path.start(ReplyRequest.in(named, "And a dog?", OPTIONS)).await();
            assertThat(store.find(named).title()).isEqualTo("My title");
        }
    }

    @Test
    void question_thatIsBlank_isRefusedBeforeAnythingIsStored() {
        try (ReplyPath path = path(ScriptedEngine.saying("a"))) {
            for (String blank : List.of("", " \n\t ")) {
                assertThatThrownBy(() -> path.start(ReplyRequest.in(id, blank, OPTIONS)))
                        .isInstanceOfSatisfying(
                                InvalidValueException.class,
                                e -> assertThat(e.name()).isEqualTo("message"));
            }
            assertThat(store.messages(id)).isEmpty();
        }
    }

    @Test
    void question_ofAMegabyte_isRefusedBeforeAnythingIsStored() {
        try (ReplyPath path = path(ScriptedEngine.saying("a"))) {
            assertThatThrownBy(() -> path.start(ReplyRequest.in(id, "word ".repeat(210_000), OPTIONS)))
                    .isInstanceOf(ContextLengthExceededException.class);
            assertThat(store.messages(id)).isEmpty();
            assertThat(store.find(id).title()).isEmpty();
            assertThat(path.active(id)).isEmpty();
        }
    }

    @Test
    void question_withLoneSurrogates_isStoredAndReadWithReplacements() {
        ScriptedEngine engine = ScriptedEngine.saying("a");
        try (ReplyPath path = path(engine)) {
            path.start(ReplyRequest.in(id, "a\uD83Db", OPTIONS)).await();
            assertThat(store.messages(id).getFirst().content()).isEqualTo("a\uFFFDb");
            assertThat(engine.lastMessages()).containsExactly(ChatMessage.user("a\uFFFDb"));
        }
    }

    private ReplyPath path(ChatEngine engine) {
        return new ReplyPath(engine, store, Optional.empty());
    }
}
