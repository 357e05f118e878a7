package dev.resonance.ui.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses passwords: after {@link #FREE} wrong ones in a row from one address, or for one name, the next
 * try has to wait {@link #FIRST}, and twice as long after each further one, up to {@link #LONGEST}. Thread-safe.
 */
final class Attempts {
    static final int FREE = 5;
    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** So many are remembered; beyond, the one that failed longest ago is forgotten. */
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> byKey = new LinkedHashMap<>();

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long the next try has to wait; zero: not at all. */
    synchronized Duration wait(String key) {
        Failures failures = byKey.get(key);
        Instant now = clock.instant();
        return failures == null || !failures.until().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, failures.until());
    }

    synchronized void failed(String key) {
        Failures before = byKey.remove(key);
        int count = before == null ? 1 : before.count() + 1;
        long seconds =
                count < FREE ? 0 : Math.min(LONGEST.toSeconds(), FIRST.toSeconds() << Math.min(count - FREE, 20));
        byKey.put(key, new Failures(count, clock.instant().plusSeconds(seconds)));
        if (byKey.size() > REMEMBERED) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String key) {
        byKey.remove(key);
    }

    private record Failures(int count, Instant until) {}
}
