package dev.resonance.reply;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.error.ResonanceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A reply on its way: a job that runs whether somebody looks or not. Whoever looks gets every event from the first one
 * on, in order, at any time, as often as wanted; leaving does not stop it, only {@link #cancel} does.
 *
 * <p>Thread-safe.
 */
public final class Reply {
    private final Optional<Message> question;
    private final Message answer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<ReplyEvent> events = new ArrayList<>();
    private volatile boolean cancelled;
    private volatile boolean interrupted;
    private volatile int trimmedMessages;
    private Runnable onCancel = () -> {};

    Reply(Optional<Message> question, Message answer) {
        this.question = question;
        this.answer = answer;
    }

    /** The conversation's id; empty where nothing is stored. */
    public String conversationId() {
        return answer.conversationId();
    }

    /** The id of the message that is being written. */
    public String messageId() {
        return answer.id();
    }

    /**
     * The user's message as it was stored; absent where nothing is stored, or where it stood there already: for another
     * answer, and where the same is asked again after its answer failed before the first word.
     */
    public Optional<Message> question() {
        return question;
    }

    /** How many earlier messages the model does not see; known from when it reads or thinks, 0 before. */
    public int trimmedMessages() {
        return trimmedMessages;
    }

    /**
     * Hands every event to {@code listener}, on the calling thread, and returns after the last one. An exception of the
     * listener, or an interrupt of the thread, ends the call but not the reply.
     */
    public void forEach(Consumer<ReplyEvent> listener) {
        for (int next = 0; ; next++) {
            ReplyEvent event = at(next);
            listener.accept(event);
            if (isLast(event)) {
                return;
            }
        }
    }

    /**
     * Waits for the end and returns the answer, whole or stopped.
     *
     * @throws ResonanceException if the reply failed: what made it fail
     */
    public Message await() {
        return switch (last()) {
            case ReplyEvent.Done done -> done.message();
            case ReplyEvent.Failed failed -> throw failed.cause();
            default -> throw new IllegalStateException("a reply ends with done or failed");
        };
    }

    /** Stops the reply within one step of the model; what was written stays. Without effect on an ended one. */
    public void cancel() {
        Runnable action;
        lock.lock();
        try {
            cancelled = true;
            action = onCancel;
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /**
     * Stops it as {@link #cancel} does, where the program ends and nobody asked for it: what was written is stored as
     * interrupted, not as stopped.
     */
    public void interrupt() {
        interrupted = true;
        cancel();
    }

    /** What an answer is that was stopped. */
    MessageStatus endedEarly() {
        return interrupted ? MessageStatus.INTERRUPTED : MessageStatus.STOPPED;
    }

    /** The answer as it was when the reply began. */
    Message answer() {
        return answer;
    }

    void fitted(int trimmed) {
        trimmedMessages = trimmed;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** What to do on a cancel from now on; done at once if the cancel came before. */
    void onCancel(Runnable action) {
        lock.lock();
        try {
            onCancel = action;
        } finally {
            lock.unlock();
        }
        if (cancelled) {
            action.run();
        }
    }

    void add(ReplyEvent event) {
        lock.lock();
        try {
            events.add(event);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ReplyEvent last() {
        ReplyEvent event = at(0);
        for (int next = 1; !isLast(event); next++) {
            event = at(next);
        }
        return event;
    }

    private ReplyEvent at(int index) {
        lock.lock();
        try {
            while (events.size() <= index) {
                grown.await();
            }
            return events.get(index);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplyWaitInterruptedException();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isLast(ReplyEvent event) {
        return event instanceof ReplyEvent.Done || event instanceof ReplyEvent.Failed;
    }
}
