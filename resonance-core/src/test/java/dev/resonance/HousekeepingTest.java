package dev.resonance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ConversationBin.Discarded;
import dev.resonance.conversation.InMemoryConversationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class HousekeepingTest {
    private static final Instant DISCARDED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void start_afterThirtyDaysInTheBin_deletesForEver() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(DISCARDED);
        try (InMemoryConversationStore store = new InMemoryConversationStore(now::get)) {
            store.bin().discard(store.create("old").id());
            now.set(DISCARDED.plusSeconds(60));
            store.bin().discard(store.create("younger").id());
            InstantSource later =
                    InstantSource.fixed(DISCARDED.plus(Duration.ofDays(30)).plusSeconds(1));

            try (Housekeeping ignored = Housekeeping.start(store, later)) {
                assertThat(ignored).isNotNull();
                for (int i = 0; i < 500 && store.bin().list(5).size() == 2; i++) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }

            assertThat(store.bin().list(5))
                    .extracting(Discarded::conversation)
                    .extracting(conversation -> conversation.title())
                    .containsExactly("younger");
        }
    }
}
