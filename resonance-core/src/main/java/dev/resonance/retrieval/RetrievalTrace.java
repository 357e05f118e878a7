package dev.resonance.retrieval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an outcome came about: for logs, metrics and the curious.
 *
 * @param asked the question as it was before it was made into a query
 * @param engine who was asked last, such as {@code duckduckgo-html}; empty where nobody was
 * @param attempts requests sent, 0 or more
 * @param elapsed from the call to the outcome
 * @param adsDropped advertisements that were left out
 * @param degraded whether the page was not as expected and a coarser parser read it
 * @param staleFor how old a kept answer is that was given because no fresh one could be had; absent for fresh ones
 * @param steps what happened, one short line each, oldest first; never the question's text
 */
public record RetrievalTrace(
        String asked,
        String engine,
        int attempts,
        Duration elapsed,
        int adsDropped,
        boolean degraded,
        Optional<Duration> staleFor,
        List<String> steps) {

    /** Nothing is known. */
    public static final RetrievalTrace NONE =
            new RetrievalTrace("", "", 0, Duration.ZERO, 0, false, Optional.empty(), List.of());

    public RetrievalTrace {
        steps = List.copyOf(steps);
    }

    /** The same with one more step at its end. */
    public RetrievalTrace withStep(String step) {
        List<String> more = new ArrayList<>(steps);
        more.add(step);
        return withSteps(more);
    }

    /** The same with these steps. */
    public RetrievalTrace withSteps(List<String> others) {
        return new RetrievalTrace(asked, engine, attempts, elapsed, adsDropped, degraded, staleFor, others);
    }
}
