package dev.resonance.rag.duckduckgo;

import static dev.resonance.error.InvalidValueException.require;

import java.time.Duration;

/**
 * How fast.
 *
 * @param deadline for one search with all its waiting and retries
 * @param firstByte how long the other side may think before it answers
 * @param interval between two searches at least
 */
record Pace(Duration deadline, Duration firstByte, Duration interval) {
    static final Pace DEFAULT = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1));

    Pace {
        require(deadline.isPositive() && deadline.toMinutes() < 10, "deadline", deadline, "above 0, below 10 min");
        require(firstByte.isPositive(), "first byte", firstByte, "above 0");
        require(!interval.isNegative(), "interval", interval, "0 or more");
    }
}
