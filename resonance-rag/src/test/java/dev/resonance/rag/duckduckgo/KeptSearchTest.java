package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.http.SearchClient;
import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.RetrievalOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptSearchTest {
    private final FakeTime time = new FakeTime();

    @Test
    void F24_searchThatEndedSinceTheCallerLooked_isNotDoneAgain() {
        try (FakeEngine engine = new FakeEngine();
                SearchClient client = new SearchClient(Pace.DEFAULT.firstByte(), time, "duckduckgo.com")) {
            Endpoints endpoints = new Endpoints(engine.url("/html/"), Optional.empty(), Optional.empty());
            DuckDuckGoSearch search =
                    new DuckDuckGoSearch(endpoints, Preferences.DEFAULT, Pace.DEFAULT, time.surroundings(1), client);
            ResultCache cache = new ResultCache(time);
            ResultCache.Key key = new ResultCache.Key(endpoints.html().toString(), "caffeine", Preferences.DEFAULT, 1);
            SearchLog log = new SearchLog(time, event -> {});
            RetrievalOutcome ended = new RetrievalOutcome.NoResults("caffeine", log.trace());
            KeptSearch kept = new KeptSearch(search, cache, work -> {
                cache.keep(key, ended);
                work.run();
            });

            assertThat(kept.page(key, log)).isInstanceOf(RetrievalOutcome.NoResults.class);
            assertThat(engine.calls()).isEmpty();
        }
    }
}
