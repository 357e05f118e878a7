package dev.resonance.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests whose answers are not yet written to their end. Thread-safe. */
public final class OpenRequests {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final AtomicInteger open = new AtomicInteger();

    /** Counts one more, until what is returned is run for the first time. */
    Runnable begin() {
        open.incrementAndGet();
        AtomicBoolean ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        };
    }

    /**
     * Waits until there are none, at most this long; whether there are none.
     *
     * @param meanwhile done again and again while waiting
     */
    public boolean ended(Duration limit, Runnable meanwhile) {
        long end = System.nanoTime() + limit.toNanos();
        while (open.get() > 0 && System.nanoTime() < end) {
            meanwhile.run();
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return open.get() == 0;
    }
}
