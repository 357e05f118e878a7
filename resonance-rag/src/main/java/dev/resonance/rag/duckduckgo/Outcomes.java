package dev.resonance.rag.duckduckgo;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Outcomes with another trace or fewer passages. Stateless. */
final class Outcomes {
    private Outcomes() {}

    static RetrievalOutcome cancelled(String query, String why) {
        return new RetrievalOutcome.Failed(query, FailureKind.CANCELLED, why);
    }

    static RetrievalOutcome traced(RetrievalOutcome outcome, RetrievalTrace trace) {
        return switch (outcome) {
            case RetrievalOutcome.Results o -> new RetrievalOutcome.Results(o.query(), o.passages(), trace);
            case RetrievalOutcome.Partial o -> new RetrievalOutcome.Partial(o.query(), o.passages(), trace);
            case RetrievalOutcome.NoResults o -> new RetrievalOutcome.NoResults(o.query(), trace);
            case RetrievalOutcome.Skipped o -> new RetrievalOutcome.Skipped(o.why(), trace);
            case RetrievalOutcome.Blocked o ->
                new RetrievalOutcome.Blocked(o.query(), o.kind(), o.why(), o.until(), trace);
            case RetrievalOutcome.Failed o ->
                new RetrievalOutcome.Failed(o.query(), o.kind(), o.why(), o.httpStatus(), trace);
        };
    }

    static RetrievalOutcome stale(RetrievalOutcome kept, RetrievalTrace trace, Duration age) {
        return traced(
                kept,
                new RetrievalTrace(
                        trace.asked(),
                        trace.engine(),
                        trace.attempts(),
                        trace.elapsed(),
                        trace.adsDropped(),
                        trace.degraded(),
                        Optional.of(age),
                        trace.steps()));
    }

    /** With the question as it was asked, and at most so many passages. */
    static RetrievalOutcome finished(RetrievalOutcome outcome, String asked, int maxResults) {
        RetrievalTrace t = outcome.trace();
        RetrievalTrace trace = new RetrievalTrace(
                asked, t.engine(), t.attempts(), t.elapsed(), t.adsDropped(), t.degraded(), t.staleFor(), t.steps());
        return traced(
                switch (outcome) {
                    case RetrievalOutcome.Results o ->
                        new RetrievalOutcome.Results(o.query(), first(o.passages(), maxResults));
                    case RetrievalOutcome.Partial o ->
                        new RetrievalOutcome.Partial(o.query(), first(o.passages(), maxResults));
                    default -> outcome;
                },
                trace);
    }

    private static List<Passage> first(List<Passage> passages, int count) {
        return passages.subList(0, Math.min(count, passages.size()));
    }
}
