package dev.resonance.conversation.spi;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by the time they were made and cannot be guessed: UUIDs of version 7 (RFC 9562, section 5.7, with
 * the counter of section 6.2, method 3). Ids of one instance sort strictly, even where the clock stands or goes back.
 *
 * <p>Thread-safe.
 */
public final class SortableIds {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public SortableIds(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id: 36 hexadecimal digits and hyphens. */
    public String next() {
        long now = clock.millis() << COUNTER_BITS;
        long stamp = last.updateAndGet(before -> Math.max(before + 1, now));
        long counter = stamp & ((1L << COUNTER_BITS) - 1);
        long high = (stamp >>> COUNTER_BITS) << 16 | VERSION | counter;
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
