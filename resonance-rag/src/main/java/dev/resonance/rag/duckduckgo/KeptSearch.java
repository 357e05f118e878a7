package dev.resonance.rag.duckduckgo;

import dev.resonance.retrieval.RetrievalOutcome;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Pages of results, kept for a while: who asks the same at the same time shares one search, and where DuckDuckGo refuses,
 * old results are given.
 *
 * <p>Thread-safe.
 */
final class KeptSearch {
    private final DuckDuckGoSearch search;
    private final ResultCache cache;
    private final SingleFlight<ResultCache.Key, RetrievalOutcome> flights;

    KeptSearch(DuckDuckGoSearch search, ResultCache cache, Executor threads) {
        this.search = search;
        this.cache = cache;
        this.flights = new SingleFlight<>(threads);
    }

    /** A page above 1 whose token is not known is the end of the results: nobody is asked for it. */
    RetrievalOutcome page(ResultCache.Key key, SearchLog log) {
        Optional<RetrievalOutcome> fresh = fresh(key, log);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        if (!search.knows(key.query(), key.page())) {
            log.step("end of results");
            return new RetrievalOutcome.NoResults(key.query(), log.trace());
        }
        RetrievalOutcome outcome = together(key, log);
        Optional<ResultCache.Kept> stale =
                outcome instanceof RetrievalOutcome.Blocked ? cache.stale(key) : Optional.empty();
        if (stale.isPresent()) {
            log.kept(true);
            return Outcomes.stale(
                    stale.get().outcome(), outcome.trace(), stale.get().age());
        }
        return outcome;
    }

    private Optional<RetrievalOutcome> fresh(ResultCache.Key key, SearchLog log) {
        return cache.fresh(key).map(kept -> {
            log.kept(false);
            return Outcomes.traced(kept.outcome(), log.trace());
        });
    }

    private RetrievalOutcome together(ResultCache.Key key, SearchLog log) {
        try {
            return flights.get(key, () -> {
                // Another search may have ended since this caller looked.
                Optional<RetrievalOutcome> fresh = fresh(key, log);
                if (fresh.isPresent()) {
                    return fresh.get();
                }
                RetrievalOutcome outcome = search.search(key.query(), key.page(), log);
                cache.keep(key, outcome);
                return Outcomes.traced(outcome, log.trace());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcomes.cancelled(key.query(), "the search was interrupted");
        } catch (ExecutionException | RejectedExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug && !(bug instanceof CancellationException)) {
                throw bug;
            }
            return Outcomes.cancelled(key.query(), "the search was ended");
        }
    }
}
