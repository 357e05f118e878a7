package dev.resonance.ui.chat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells open pages that a conversation changed, so that two tabs show the same. Thread-safe. Listeners are called on
 * the thread that made the change and must only hand the news over to their own.
 */
public final class Changes {
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Something that happened to a conversation. */
    public record Change(String conversationId, Kind kind) {}

    /** What happened. */
    public enum Kind {
        ANSWER_BEGUN,
        ANSWER_ENDED,
        RENAMED,
        DELETED,
        RESTORED,
        /** Another branch of it is shown. */
        BRANCH_SHOWN,
        /** Another model is being loaded, or answers from now on; it concerns every conversation. */
        MODEL
    }

    /** Calls {@code listener} with each change from now on, until the subscription is closed. */
    public Subscription subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void publish(String conversationId, Kind kind) {
        Change change = new Change(conversationId, kind);
        listeners.forEach(listener -> listener.accept(change));
    }

    /** Tells that many conversations came or went at once. */
    public void publishAll() {
        publish("", Kind.RESTORED);
    }

    void publishModel() {
        publish("", Kind.MODEL);
    }

    /** Ends by being closed; closing it again does nothing. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
