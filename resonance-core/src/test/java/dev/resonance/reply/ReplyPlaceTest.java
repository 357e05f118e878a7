package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Role;
import dev.resonance.error.InvalidValueException;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies elsewhere than at the end: made again, after an edited question, and gone on with. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplyPlaceTest {
    private static final ReplyOptions OPTIONS = ReplyOptions.defaults();

    private final ConversationStore store = new InMemoryConversationStore();
    private final String id = store.create("").id();
    private final ScriptedEngine engine = ScriptedEngine.answering(prompt -> {
        List<ChatMessage> messages = ((dev.resonance.engine.Prompt.Chat) prompt).messages();
        return List.of("to " + messages.getLast().content(), " from " + messages.size());
    });

    @Test
    void again_makesASiblingAndKeepsTheOldAnswer() {
        try (ReplyPath path = new ReplyPath(engine, store, Optional.empty())) {
            Message first = path.start(ReplyRequest.in(id, "one", OPTIONS)).await();

            Reply reply = path.start(ReplyRequest.again(id, first.id(), OPTIONS));
            Message second = reply.await();

            assertThat(reply.question()).isEmpty();
            assertThat(second.content()).isEqualTo("to one from 1");
            assertThat(store.branches().alternatives(first.id())).containsExactly(first, second);
            assertThat(store.messages(id)).extracting(Message::content).containsExactly("one", "to one from 1");
            assertThat(store.messages(id)).contains(second).doesNotContain(first);
        }
    }

    @Test
    void edited_makesABranchAndTheOldTurnsStay() {
        try (ReplyPath path = new ReplyPath(engine, store, Optional.empty())) {
            path.start(ReplyRequest.in(id, "one", OPTIONS)).await();
            path.start(ReplyRequest.in(id, "two", OPTIONS)).await();
            List<Message> before = store.messages(id);

            path.start(ReplyRequest.edited(id, before.getFirst().id(), "uno", OPTIONS))
                    .await();

            assertThat(store.messages(id)).extracting(Message::content).containsExactly("uno", "to uno from 1");
            assertThat(store.branches().show(before.getLast().id())).isEqualTo(before);
        }
    }

    @Test
    void more_appendsToTheSameMessage() {
        ScriptedEngine cut = ScriptedEngine.saying("a ", "b ", "c ", "d");
        try (ReplyPath path = new ReplyPath(cut, store, Optional.empty())) {
            ReplyOptions two = OPTIONS.withMaxNewTokens(2);
            Message part = path.start(ReplyRequest.in(id, "Count", two)).await();
            assertThat(part.details().orElseThrow().finishReason()).contains(FinishReason.LENGTH);

            Reply reply = path.start(ReplyRequest.more(id, part.id(), two));
            List<String> texts = new ArrayList<>();
            reply.forEach(event -> {
                if (event instanceof ReplyEvent.Text text) {
                    texts.add(text.text());
                }
            });
            Message whole = reply.await();

            assertThat(whole.id()).isEqualTo(part.id());
            assertThat(whole.content()).isEqualTo("a b a b ").isEqualTo(String.join("", texts));
            assertThat(whole.details().orElseThrow().usage().completionTokens()).isEqualTo(4);
            assertThat(cut.lastMessages()).endsWith(ChatMessage.user("Count"), ChatMessage.assistant("a b "));
            assertThat(store.messages(id)).hasSize(2).endsWith(whole);
        }
    }

    @Test
    void more_ofAnAnswerWithSources_searchesNoMoreAndKeepsThem() {
        List<String> asked = new ArrayList<>();
        ScriptedEngine cut = ScriptedEngine.saying("Wrens ", "sing [1]", " loudly");
        Passage passage = new Passage("Wrens", "https://birds.example/", "birds.example", "Wrens sing.");
        try (ReplyPath path = new ReplyPath(cut, store, Optional.of(query -> {
            asked.add(query.question());
            return new RetrievalOutcome.Results(query.question(), List.of(passage));
        }))) {
            Message part = path.start(ReplyRequest.in(id, "Wrens?", OPTIONS.withMaxNewTokens(2)))
                    .await();

            Message whole =
                    path.start(ReplyRequest.more(id, part.id(), OPTIONS)).await();

            assertThat(asked).containsExactly("Wrens?");
            assertThat(whole.details().orElseThrow().sources())
                    .isEqualTo(part.details().orElseThrow().sources());
            assertThat(whole.content()).startsWith("Wrens sing [1]").contains("loudly");
            assertThat(cut.lastMessages().get(0).content()).contains("[1] Wrens: Wrens sing.");
        }
    }

    @Test
    void more_ofWhatIsFollowedOrNoAnswer_isRefused() {
        try (ReplyPath path = new ReplyPath(engine, store, Optional.empty())) {
            Message first = path.start(ReplyRequest.in(id, "one", OPTIONS)).await();
            path.start(ReplyRequest.in(id, "two", OPTIONS)).await();

            assertThatThrownBy(() -> path.start(ReplyRequest.more(id, first.id(), OPTIONS)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("nothing follows");
            assertThatThrownBy(() -> path.start(
                            ReplyRequest.again(id, store.messages(id).getFirst().id(), OPTIONS)))
                    .isInstanceOf(InvalidValueException.class);
            assertThatThrownBy(() -> path.start(ReplyRequest.again(id, "nope", OPTIONS)))
                    .isInstanceOf(ConversationNotFoundException.class);
        }
    }

    @Test
    void close_whileItStreams_keepsThePartAsInterruptedAndItCanGoOn() throws Exception {
        ScriptedEngine slow =
                ScriptedEngine.saying("word ".repeat(300).split("(?<= )")).pausing(Duration.ofMillis(5));
        try (ReplyPath path = new ReplyPath(slow, store, Optional.empty())) {
            path.start(ReplyRequest.in(id, "Write", OPTIONS.withMaxNewTokens(250)));
            while (slow.tokens() < 3) {
                Thread.sleep(2);
            }
        }
        Message part = store.messages(id).getLast();
        assertThat(part.status()).isEqualTo(MessageStatus.INTERRUPTED);
        assertThat(part.content()).startsWith("word ");

        try (ReplyPath path = new ReplyPath(engine, store, Optional.empty())) {
            Message whole =
                    path.start(ReplyRequest.more(id, part.id(), OPTIONS)).await();
            assertThat(whole.status()).isEqualTo(MessageStatus.COMPLETE);
            assertThat(whole.content()).startsWith(part.content()).endsWith("from 2");
        }
    }

    @Test
    void more_ofAnAnswerThatIsNotOurs_isGoneOnWithToo() {
        store.append(id, NewMessage.user("Hi"));
        Message imported = store.append(
                id,
                new NewMessage(
                        Role.ASSISTANT, "Hel", MessageStatus.FAILED, Optional.of(ReplyDetails.begun("another"))));
        try (ReplyPath path = new ReplyPath(ScriptedEngine.saying("lo"), store, Optional.empty())) {
            assertThat(path.start(ReplyRequest.more(id, imported.id(), OPTIONS))
                            .await()
                            .content())
                    .isEqualTo("Hello");
        }
    }
}
