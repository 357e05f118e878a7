package dev.resonance.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many requests each caller may send: a minute's worth at once, and from then on as they grow back. Thread-safe.
 */
final class RateLimit {
    private static final int MOST_CALLERS = 10_000;
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    /** @param left requests that may still be sent, as of {@code since} */
    private record Allowance(double left, long since) {}

    private final int perMinute;
    private final LongSupplier nanos;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    /** @param perMinute 0: no limit */
    RateLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    /** Takes one request of the caller's; empty if it may be served, or how long until one may. */
    Optional<Duration> take(String caller) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        forgetTheIdle();
        double left = allowances
                .compute(caller, (name, before) -> new Allowance(grown(before) - 1, nanos.getAsLong()))
                .left();
        if (left >= 0) {
            return Optional.empty();
        }
        // A refused request costs nothing: whoever comes back too early is not put off for longer.
        allowances.computeIfPresent(caller, (name, now) -> new Allowance(now.left() + 1, now.since()));
        return Optional.of(Duration.ofNanos((long) (-left * MINUTE / perMinute)));
    }

    private double grown(@Nullable Allowance before) {
        return before == null
                ? perMinute
                : Math.min(perMinute, before.left() + (nanos.getAsLong() - before.since()) * perMinute / MINUTE);
    }

    private void forgetTheIdle() {
        if (allowances.size() > MOST_CALLERS) {
            allowances.values().removeIf(allowance -> grown(allowance) >= perMinute);
        }
    }
}
