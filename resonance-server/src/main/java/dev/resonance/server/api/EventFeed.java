package dev.resonance.server.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The events of one or more jobs, in the order they happened, for one reader. It may grow as long as the answers are,
 * which are bounded by the model's window.
 */
final class EventFeed<E> {
    /**
     * What happened.
     *
     * @param choice to which of the jobs, from 0
     * @param last whether nothing follows from that job
     */
    record Item<E>(int choice, E event, boolean last) {}

    private final BlockingQueue<Item<E>> items = new LinkedBlockingQueue<>();

    void add(Item<E> item) {
        items.add(item);
    }

    /** The next item; empty if there is none for this long, or if the thread is interrupted. */
    Optional<Item<E>> next(Duration wait) {
        try {
            return Optional.ofNullable(items.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
