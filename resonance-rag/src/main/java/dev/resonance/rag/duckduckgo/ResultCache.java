package dev.resonance.rag.duckduckgo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps answers: results for 10 minutes, "nothing found" for one, refusals and failures never. Old results stay a day
 * longer, in case no fresh ones can be had. At most 16 MiB of text.
 *
 * <p>Thread-safe.
 */
final class ResultCache {
    private static final Duration RESULTS_FRESH = Duration.ofMinutes(10);
    private static final Duration NOTHING_FRESH = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final long MAX_CHARACTERS = 8L * 1024 * 1024;

    /** What makes two searches the same. The retriever's region and the like are fixed, but say so here all the same. */
    record Key(String endpoint, String query, Preferences preferences, int page) {}

    /** An outcome and how old it is. */
    record Kept(RetrievalOutcome outcome, Duration age) {}

    private record Entry(RetrievalOutcome outcome, Instant at) {}

    private final InstantSource clock;
    private final Cache<Key, Entry> entries = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((Key key, Entry entry) -> weight(entry.outcome()))
            .executor(Runnable::run)
            .build();

    ResultCache(InstantSource clock) {
        this.clock = clock;
    }

    /** What is as good as a fresh answer. */
    Optional<Kept> fresh(Key key) {
        return kept(key).filter(kept -> {
            Duration limit = kept.outcome() instanceof RetrievalOutcome.NoResults ? NOTHING_FRESH : RESULTS_FRESH;
            return kept.age().compareTo(limit) < 0;
        });
    }

    /** Results of any age up to a day. */
    Optional<Kept> stale(Key key) {
        return kept(key)
                .filter(kept -> kept.outcome() instanceof RetrievalOutcome.Results)
                .filter(kept -> kept.age().compareTo(KEPT) < 0);
    }

    void keep(Key key, RetrievalOutcome outcome) {
        if (outcome instanceof RetrievalOutcome.Results || outcome instanceof RetrievalOutcome.NoResults) {
            entries.put(key, new Entry(outcome, clock.instant()));
        }
    }

    private Optional<Kept> kept(Key key) {
        return Optional.ofNullable(entries.getIfPresent(key))
                .map(entry -> new Kept(entry.outcome(), Duration.between(entry.at(), clock.instant())));
    }

    private static int weight(RetrievalOutcome outcome) {
        int characters = 200;
        for (Passage passage : outcome.found()) {
            characters += passage.title().length()
                    + passage.url().length()
                    + passage.text().length();
        }
        return characters;
    }
}
