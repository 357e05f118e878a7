package dev.resonance.rag.duckduckgo;

import dev.resonance.retrieval.RetrievalOutcome.BlockKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers a refusal: asking on would only prolong it. Failsafe's breaker was not taken because its clock cannot be
 * set and its delay does not grow.
 *
 * <p>Thread-safe.
 */
final class CircuitBreaker {
    private static final Duration AFTER_CHALLENGE = Duration.ofMinutes(10);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    /** A refusal and until when it is believed. */
    record Open(BlockKind kind, Instant until) {}

    private final InstantSource clock;
    private Optional<Open> open = Optional.empty();
    private int refusals;

    CircuitBreaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Present while nothing should be asked. */
    synchronized Optional<Open> state() {
        return open.filter(refusal -> clock.instant().isBefore(refusal.until()));
    }

    /** Opens; twice as long with each refusal that follows another without a success, up to an hour. */
    synchronized Open refused(BlockKind kind) {
        Duration first = kind == BlockKind.CHALLENGE ? AFTER_CHALLENGE : AFTER_REFUSAL;
        Duration pause = first.multipliedBy(1L << Math.min(refusals, 10));
        refusals++;
        Open refusal = new Open(kind, clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
        open = Optional.of(refusal);
        return refusal;
    }

    synchronized void succeeded() {
        refusals = 0;
        open = Optional.empty();
    }
}
