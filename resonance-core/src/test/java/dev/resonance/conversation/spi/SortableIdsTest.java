package dev.resonance.conversation.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SortableIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123Z");

    @Test
    void next_always_isAUuidOfVersionSevenWithTheTime() {
        UUID id = UUID.fromString(new SortableIds(InstantSource.fixed(NOW)).next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void next_tenThousandTimesInOneMillisecond_sortsAndDiffers() {
        SortableIds ids = new SortableIds(InstantSource.fixed(NOW));

        assertThat(Stream.generate(ids::next).limit(10_000)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void next_afterTheClockWentBack_stillSortsLast() {
        Iterator<Instant> times = List.of(NOW, NOW.minusSeconds(3600)).iterator();
        SortableIds ids = new SortableIds(times::next);

        assertThat(ids.next()).isLessThan(ids.next());
    }
}
