package dev.resonance.reply;

import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.Role;
import dev.resonance.engine.TokenUsage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer while it is written. What is there is stored at most 300 ms late, by a thread of its own, so that the
 * generation never waits for the disk and a crash loses next to nothing. Thread-safe; {@link #close} ends the thread.
 */
final class StoredAnswer implements AutoCloseable {
    static final GenerationEvent.Finished CANCELLED_EARLY =
            new GenerationEvent.Finished(FinishReason.CANCELLED, TokenUsage.NONE, Duration.ZERO, Duration.ZERO);

    private static final Logger log = LoggerFactory.getLogger(StoredAnswer.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(300);

    private final Consumer<Message> write;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private final StringBuilder content = new StringBuilder();
    private final Thread writer;
    private Message message;
    private RetrievalOutcome outcome = new RetrievalOutcome.Skipped("no search was asked for");
    private boolean searched;
    private boolean changed;
    private boolean ended;

    private StoredAnswer(Message message, Consumer<Message> write) {
        this.message = message;
        this.write = write;
        this.writer = Thread.ofVirtual().name("answer-writer-" + message.id()).start(this::writeNowAndThen);
    }

    static StoredAnswer in(ConversationStore store, Message message) {
        return new StoredAnswer(message, store::update);
    }

    static StoredAnswer inMemory(Message message) {
        return new StoredAnswer(message, ignored -> {});
    }

    /** An empty answer that belongs to no conversation. */
    static Message unstored(ReplyDetails begun) {
        return new Message(
                UUID.randomUUID().toString(),
                "",
                Optional.empty(),
                Role.ASSISTANT,
                "",
                MessageStatus.STREAMING,
                Instant.now(),
                Optional.of(begun));
    }

    void retrieved(RetrievalOutcome found) {
        locked(() -> {
            outcome = found;
            searched = true;
            return found;
        });
    }

    boolean searched() {
        return locked(() -> searched);
    }

    RetrievalOutcome outcome() {
        return locked(() -> outcome);
    }

    List<Source> sources() {
        return locked(() -> details().sources());
    }

    /** What is written so far. */
    String content() {
        return locked(content::toString);
    }

    /** When the answer began. */
    Instant begun() {
        return locked(() -> message.createdAt());
    }

    void fitted(List<Source> sources, int trimmedMessages) {
        locked(() -> {
            ReplyDetails now = details();
            return replace(
                    MessageStatus.STREAMING,
                    new ReplyDetails(
                            now.model(),
                            now.seed(),
                            now.finishReason(),
                            now.usage(),
                            now.timeToFirstToken(),
                            now.elapsed(),
                            SearchOutcome.of(outcome),
                            sources,
                            trimmedMessages));
        });
    }

    void append(String text) {
        locked(() -> {
            changed = true;
            return content.append(text);
        });
    }

    /** Stores the whole answer, or one that was cancelled with its own status, and returns it. */
    Message finish(GenerationEvent.Finished finished, MessageStatus cancelled) {
        MessageStatus status = finished.reason() == FinishReason.CANCELLED ? cancelled : MessageStatus.COMPLETE;
        Message whole = locked(() -> {
            ReplyDetails now = details();
            return replace(
                    status,
                    new ReplyDetails(
                            now.model(),
                            now.seed(),
                            Optional.of(finished.reason()),
                            finished.usage(),
                            finished.timeToFirstToken(),
                            finished.elapsed(),
                            now.searchOutcome(),
                            now.sources(),
                            now.trimmedMessages()));
        });
        end();
        write.accept(whole);
        return whole;
    }

    /** Stores what is there as failed and returns it; a store that fails too is only logged. */
    Message fail() {
        Message partial = locked(() -> replace(MessageStatus.FAILED, details()));
        end();
        try {
            write.accept(partial);
        } catch (RuntimeException e) {
            log.warn("a failed answer could not be stored: {}", e.getMessage());
        }
        return partial;
    }

    @Override
    public void close() {
        end();
    }

    /** Ends the writer for good and waits for a write of its that is under way, so that ours comes last. */
    private void end() {
        locked(() -> {
            ended = true;
            ending.signalAll();
            return true;
        });
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeNowAndThen() {
        while (!locked(this::endedWithin)) {
            Optional<Message> partial = locked(this::takeChange);
            try {
                partial.ifPresent(write);
            } catch (ConversationNotFoundException e) {
                return; // deleted while it was being answered: there is nothing to keep
            } catch (RuntimeException e) {
                log.warn("a part of an answer could not be stored yet: {}", e.getMessage());
            }
        }
    }

    /** Waits until the next write is due; true where the answer ended before. */
    private boolean endedWithin() {
        try {
            long nanos = BETWEEN_WRITES.toNanos();
            while (!ended && nanos > 0) {
                nanos = ending.awaitNanos(nanos);
            }
            return ended;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private Optional<Message> takeChange() {
        if (!changed || ended) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(replace(MessageStatus.STREAMING, details()));
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private ReplyDetails details() {
        return message.details().orElseThrow();
    }

    private Message replace(MessageStatus status, ReplyDetails details) {
        message = new Message(
                message.id(),
                message.conversationId(),
                message.parentId(),
                message.role(),
                content.toString(),
                status,
                message.createdAt(),
                Optional.of(details));
        return message;
    }
}
