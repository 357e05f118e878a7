package dev.resonance.rag.duckduckgo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps searches apart: first come, first served. Thread-safe. */
final class Throttle {
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Duration interval;
    private Instant nextFree = Instant.MIN;

    Throttle(InstantSource clock, Sleeper sleeper, Duration interval) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.interval = interval;
    }

    /**
     * Waits for this search's turn.
     *
     * @return false, at once, if that is after {@code deadline}; the turn is not taken then
     */
    boolean await(Instant deadline) throws InterruptedException {
        if (interval.isZero()) {
            return true;
        }
        Duration wait;
        synchronized (this) {
            Instant now = clock.instant();
            Instant turn = nextFree.isAfter(now) ? nextFree : now;
            if (turn.isAfter(deadline)) {
                return false;
            }
            nextFree = turn.plus(interval);
            wait = Duration.between(now, turn);
        }
        if (!wait.isZero()) {
            sleeper.sleep(wait);
        }
        return true;
    }
}
