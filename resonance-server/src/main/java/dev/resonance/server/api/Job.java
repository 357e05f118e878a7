package dev.resonance.server.api;

import java.util.function.Consumer;

/** Something a request waits for, which makes events until it ends: a reply, or a plain completion. Thread-safe. */
interface Job<E> {
    /** Hands over every event, in order, on this thread, and returns after the last. Called once. */
    void forEach(Consumer<E> listener);

    /** Ends it soon; the last event still comes. */
    void cancel();

    /** The same because the server stops, and not by anybody's wish. */
    default void interrupt() {
        cancel();
    }

    /** Whether the event says that it waits for its turn. */
    boolean isQueued(E event);

    /** Whether nothing follows the event. */
    boolean isLast(E event);
}
