package dev.resonance.server.api;

import dev.resonance.reply.ReplyEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The events of one or more replies, in the order they happened, for one reader. It may grow as long as the answers
 * are, which the replies keep anyway.
 */
final class ReplyFeed {
    /** What happened, and to which of the replies. */
    record Item(int choice, ReplyEvent event) {
        boolean last() {
            return event instanceof ReplyEvent.Done || event instanceof ReplyEvent.Failed;
        }
    }

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    void add(int choice, ReplyEvent event) {
        items.add(new Item(choice, event));
    }

    /** The next item; empty if there is none for this long, or if the thread is interrupted. */
    Optional<Item> next(Duration wait) {
        try {
            return Optional.ofNullable(items.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
