package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.Role;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplyPathTest {
    private static final ReplyOptions OPTIONS = ReplyOptions.defaults();

    private final ConversationStore store = new InMemoryConversationStore();
    private final String id = store.create("").id();

    @Test
    void reply_toAQuestion_isStreamedAndStoredComplete() {
        try (ReplyPath path = path(ScriptedEngine.saying("Hel", "lo", "!"))) {
            Reply reply = path.start(ReplyRequest.in(id, "Hi there", OPTIONS));
            Message answer = reply.await();
            assertThat(answer.content()).isEqualTo("Hello!");
            assertThat(answer.status()).isEqualTo(MessageStatus.COMPLETE);
            assertThat(answer.details().orElseThrow().finishReason()).contains(FinishReason.STOP);
            assertThat(answer.details().orElseThrow().usage().completionTokens())
                    .isEqualTo(3);
            assertThat(store.messages(id)).extracting(Message::content).containsExactly("Hi there", "Hello!");
            assertThat(store.messages(id).getLast()).isEqualTo(answer);
            assertThat(store.messages(id).getFirst()).isEqualTo(reply.question().orElseThrow());
            assertThat(reply.messageId()).isEqualTo(answer.id());
            assertThat(path.active(id)).isEmpty();
        }
    }

    @Test
    void answer_whileItStreams_isStoredInPart() {
        CountDownLatch goOn = new CountDownLatch(1);
        try (ReplyPath path = path(ScriptedEngine.answering(prompt -> pieces(goOn, "part ", "rest")))) {
            Reply reply = path.start(ReplyRequest.in(id, "Write", OPTIONS));
            await(() -> store.messages(id).getLast().content().equals("part "));
            assertThat(store.messages(id).getLast().status()).isEqualTo(MessageStatus.STREAMING);
            assertThat(path.active(id)).contains(reply);
            goOn.countDown();
            assertThat(reply.await().content()).isEqualTo("part rest");
        }
    }

    @Test
    void cancel_whileItStreams_keepsThePartAsStopped() {
        ScriptedEngine engine =
                ScriptedEngine.saying("word ".repeat(500).split("(?<= )")).pausing(Duration.ofMillis(5));
        try (ReplyPath path = path(engine)) {
            Reply reply = path.start(ReplyRequest.in(id, "Write", OPTIONS.withMaxNewTokens(400)));
            await(() -> engine.tokens() > 3);
            reply.cancel();
            Message answer = reply.await();
            assertThat(answer.status()).isEqualTo(MessageStatus.STOPPED);
            assertThat(answer.content()).startsWith("word word ");
            assertThat(answer.details().orElseThrow().finishReason()).contains(FinishReason.CANCELLED);
            assertThat(store.messages(id).getLast()).isEqualTo(answer);
            reply.cancel();
            assertThat(engine.active()).isZero();
        }
    }

    @Test
    void failure_whileItStreams_keepsThePartAsFailedAndIsThrown() {
        CountDownLatch never = new CountDownLatch(0);
        try (ReplyPath path = path(ScriptedEngine.answering(prompt -> pieces(never, "part ", null)))) {
            Reply reply = path.start(ReplyRequest.in(id, "Write", OPTIONS));
            assertThatThrownBy(reply::await).isInstanceOf(GenerationFailedException.class);
            Message answer = store.messages(id).getLast();
            assertThat(answer.status()).isEqualTo(MessageStatus.FAILED);
            assertThat(answer.content()).isEqualTo("part ");
            assertThat(events(reply).getLast())
                    .isInstanceOfSatisfying(
                            ReplyEvent.Failed.class,
                            failed -> assertThat(failed.message()).isEqualTo(answer));
            assertThat(path.start(ReplyRequest.in(id, "Again", OPTIONS))).isNotNull();
        }
    }

    @Test
    void sameQuestion_afterAFailureBeforeTheFirstWord_isStoredOnce() {
        AtomicInteger tries = new AtomicInteger();
        ScriptedEngine engine = ScriptedEngine.answering(prompt -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("the first try fails");
            }
            return List.of("Hello");
        });
        try (ReplyPath path = path(engine)) {
            Reply first = path.start(ReplyRequest.in(id, "Hi", OPTIONS));
            assertThatThrownBy(first::await).isInstanceOf(GenerationFailedException.class);

            Reply second = path.start(ReplyRequest.in(id, "Hi", OPTIONS));

            assertThat(second.question()).isEmpty();
            assertThat(second.await().content()).isEqualTo("Hello");
            assertThat(store.messages(id)).extracting(Message::content).containsExactly("Hi", "Hello");
        }
    }

    @Test
    void twoReplies_inOneConversation_areRefusedAndStoreNothing() {
        CountDownLatch goOn = new CountDownLatch(1);
        try (ReplyPath path = path(ScriptedEngine.answering(prompt -> pieces(goOn, "a", "b")))) {
            Reply first = path.start(ReplyRequest.in(id, "One", OPTIONS));
            assertThatThrownBy(() -> path.start(ReplyRequest.in(id, "Two", OPTIONS)))
                    .isInstanceOf(ConversationBusyException.class);
            assertThat(store.messages(id)).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT);
            String other = store.create("").id();
            Reply second = path.start(ReplyRequest.in(other, "Three", OPTIONS));
            goOn.countDown();
            first.await();
            second.await();
            assertThat(path.start(ReplyRequest.in(id, "Four", OPTIONS)).await().content())
                    .isEqualTo("ab");
        }
    }

    @Test
    void history_ofAConversation_isGivenToTheModelAndTrimmedMessagesAreCounted() {
        ScriptedEngine engine = ScriptedEngine.saying("one two three four").withContextLength(60);
        try (ReplyPath path = path(engine)) {
            path.start(ReplyRequest.in(id, "first question", OPTIONS.withMaxNewTokens(8)))
                    .await();
            path.start(ReplyRequest.in(
                            id, "second", OPTIONS.withSystemPrompt("Be kind.").withMaxNewTokens(8)))
                    .await();
            assertThat(engine.lastMessages())
                    .containsExactly(
                            ChatMessage.system("Be kind."),
                            ChatMessage.user("first question"),
                            ChatMessage.assistant("one two three four"),
                            ChatMessage.user("second"));
            Message last = path.start(ReplyRequest.in(id, "third " + "x ".repeat(30), OPTIONS.withMaxNewTokens(8)))
                    .await();
            assertThat(engine.lastMessages()).hasSizeLessThan(5);
            assertThat(last.details().orElseThrow().trimmedMessages())
                    .isEqualTo(5 - engine.lastMessages().size());
        }
    }

    @Test
    void events_forASecondListener_areTheSameFromTheStart() {
        try (ReplyPath path = path(ScriptedEngine.saying("a", "b", "c"))) {
            Reply reply = path.start(ReplyRequest.in(id, "Go", OPTIONS));
            List<ReplyEvent> first = events(reply);
            assertThat(events(reply)).isEqualTo(first);
            assertThat(first).filteredOn(ReplyEvent.Text.class::isInstance).hasSize(3);
            assertThat(first.getLast()).isEqualTo(new ReplyEvent.Done(reply.await()));
        }
    }

    @Test
    void listenerThatFails_endsItsCallAndNotTheReply() {
        try (ReplyPath path = path(ScriptedEngine.saying("a", "b"))) {
            Reply reply = path.start(ReplyRequest.in(id, "Go", OPTIONS));
            assertThatThrownBy(() -> reply.forEach(event -> {
                        throw new IllegalArgumentException("mine");
                    }))
                    .hasMessage("mine");
            assertThat(reply.await().content()).isEqualTo("ab");
        }
    }

    @Test
    void reply_thatIsNotStored_leavesTheStoreAlone() {
        try (ReplyPath path = path(ScriptedEngine.saying("a", "b"))) {
            Reply reply = path.start(ReplyRequest.unstored(List.of(ChatMessage.user("Hi")), OPTIONS));
            assertThat(reply.await().content()).isEqualTo("ab");
            assertThat(reply.conversationId()).isEmpty();
            assertThat(reply.question()).isEmpty();
            assertThat(store.messages(id)).isEmpty();
        }
    }

    @Test
    void conversation_deletedWhileItIsAnswered_endsTheReplyAsFailed() {
        CountDownLatch goOn = new CountDownLatch(1);
        try (ReplyPath path = path(ScriptedEngine.answering(prompt -> pieces(goOn, "a", "b")))) {
            Reply reply = path.start(ReplyRequest.in(id, "Go", OPTIONS));
            store.delete(id);
            goOn.countDown();
            assertThatThrownBy(reply::await).isInstanceOf(ConversationNotFoundException.class);
        }
    }

    @Test
    void close_whileSomeStream_interruptsThemAndStoresWhatIsThere() {
        ScriptedEngine engine =
                ScriptedEngine.saying("word ".repeat(500).split("(?<= )")).pausing(Duration.ofMillis(5));
        ReplyPath path = path(engine);
        Reply reply = path.start(ReplyRequest.in(id, "Write", OPTIONS));
        await(() -> engine.tokens() > 1);
        path.close();
        assertThat(store.messages(id).getLast().status()).isEqualTo(MessageStatus.INTERRUPTED);
        assertThat(reply.await().content()).startsWith("word ");
        assertThat(engine.closed()).isFalse();
    }

    private ReplyPath path(ChatEngine engine) {
        return new ReplyPath(engine, store, Optional.empty());
    }

    private static List<ReplyEvent> events(Reply reply) {
        List<ReplyEvent> events = new ArrayList<>();
        reply.forEach(events::add);
        return events;
    }

    /** The first at once, the second when the latch opens; an absent second is a failure. */
    private static List<String> pieces(CountDownLatch goOn, String first, @Nullable String second) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                if (index == 0) {
                    return first;
                }
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (second == null) {
                    throw new GenerationFailedException("scripted", new IllegalStateException("scripted"));
                }
                return second;
            }

            @Override
            public int size() {
                return 2;
            }
        };
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
