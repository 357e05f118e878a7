package dev.resonance.retrieval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one outcome of those of several retrievers that were asked the same. Stateless. */
public final class OutcomeFusion {
    private OutcomeFusion() {}

    /**
     * All passages as one ranking, by rank alone; of equal ones the earlier retriever's first. {@code Results} where
     * somebody had them and nobody was refused or failed, {@code Partial} where one was. Without any passage the outcome
     * that says most about why: a refusal, a failure, then nothing found.
     *
     * @param question what the outcome says was asked
     * @param outcomes at least one
     */
    public static RetrievalOutcome fused(
            String question, List<RetrievalOutcome> outcomes, int maxResults, RetrievalTrace trace) {
        List<Passage> passages =
                RankFusion.fused(outcomes.stream().map(RetrievalOutcome::found).toList());
        if (passages.isEmpty()) {
            return nothing(question, outcomes, trace);
        }
        List<Passage> best = passages.subList(0, Math.min(maxResults, passages.size()));
        boolean whole = outcomes.stream().anyMatch(RetrievalOutcome.Results.class::isInstance)
                && outcomes.stream().noneMatch(OutcomeFusion::isTrouble);
        return whole
                ? new RetrievalOutcome.Results(question, best, trace)
                : new RetrievalOutcome.Partial(question, best, trace);
    }

    /** Whether a retriever was refused or failed. */
    public static boolean isTrouble(RetrievalOutcome outcome) {
        return outcome instanceof RetrievalOutcome.Blocked || outcome instanceof RetrievalOutcome.Failed;
    }

    /** The traces as one: every retriever's steps and its outcome, in order. */
    public static RetrievalTrace trace(String question, List<RetrievalOutcome> outcomes, Duration elapsed) {
        List<String> steps = new ArrayList<>();
        int attempts = 0;
        int ads = 0;
        boolean degraded = false;
        Optional<Duration> stale = Optional.empty();
        for (RetrievalOutcome outcome : outcomes) {
            RetrievalTrace hop = outcome.trace();
            steps.addAll(hop.steps());
            String engine = hop.engine().isEmpty() ? "retriever" : hop.engine();
            steps.add(engine + ": " + SearchOutcome.of(outcome));
            attempts += hop.attempts();
            ads += hop.adsDropped();
            degraded |= hop.degraded();
            stale = stale.isPresent() ? stale : hop.staleFor();
        }
        return new RetrievalTrace(question, "chain", attempts, elapsed, ads, degraded, stale, steps);
    }

    private static RetrievalOutcome nothing(String question, List<RetrievalOutcome> outcomes, RetrievalTrace trace) {
        for (RetrievalOutcome outcome : outcomes) {
            if (outcome instanceof RetrievalOutcome.Blocked blocked) {
                return new RetrievalOutcome.Blocked(question, blocked.kind(), blocked.why(), blocked.until(), trace);
            }
        }
        for (RetrievalOutcome outcome : outcomes) {
            if (outcome instanceof RetrievalOutcome.Failed failed) {
                return new RetrievalOutcome.Failed(question, failed.kind(), failed.why(), failed.httpStatus(), trace);
            }
        }
        for (RetrievalOutcome outcome : outcomes) {
            if (outcome instanceof RetrievalOutcome.NoResults) {
                return new RetrievalOutcome.NoResults(question, trace);
            }
        }
        return outcomes.getLast();
    }
}
