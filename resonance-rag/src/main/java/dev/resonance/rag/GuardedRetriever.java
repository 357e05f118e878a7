package dev.resonance.rag;

import dev.resonance.rag.text.Suspicion;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for passages that seem to speak to the model ("ignore your instructions") among those of another retriever. A
 * second line of defence: the first is that passages reach the model as data, and that nothing they say can start a tool
 * or a request, since there is neither.
 *
 * <p>The trace has a step with the number of suspicious passages. Thread-safe. Closing it closes the other retriever.
 */
public final class GuardedRetriever implements Retriever {
    /** How deep is looked, so that fewer results wanted are the first of more. */
    private static final int DEPTH = 10;

    private final Retriever retriever;
    private final SuspicionPolicy policy;

    private GuardedRetriever(Retriever retriever, SuspicionPolicy policy) {
        this.retriever = retriever;
        this.policy = policy;
    }

    public static GuardedRetriever of(Retriever retriever, SuspicionPolicy policy) {
        return new GuardedRetriever(retriever, policy);
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        RetrievalOutcome outcome = retriever.retrieve(query.withMaxResults(Math.max(DEPTH, query.maxResults())));
        List<Passage> suspicious =
                outcome.found().stream().filter(GuardedRetriever::isSuspicious).toList();
        List<Passage> passages = new ArrayList<>(outcome.found());
        if (policy != SuspicionPolicy.KEEP) {
            passages.removeIf(GuardedRetriever::isSuspicious);
        }
        if (policy == SuspicionPolicy.FLAG) {
            passages.addAll(suspicious);
        }
        List<Passage> best = passages.subList(0, Math.min(query.maxResults(), passages.size()));
        RetrievalTrace trace = suspicious.isEmpty()
                ? outcome.trace()
                : outcome.trace().withStep(suspicious.size() + " suspicious, policy " + policy);
        return switch (outcome) {
            case RetrievalOutcome.Results results ->
                best.isEmpty()
                        ? new RetrievalOutcome.NoResults(results.query(), trace)
                        : new RetrievalOutcome.Results(results.query(), best, trace);
            case RetrievalOutcome.Partial partial -> new RetrievalOutcome.Partial(partial.query(), best, trace);
            default -> outcome;
        };
    }

    private static boolean isSuspicious(Passage passage) {
        return Suspicion.of(passage.title() + ". " + passage.text()) >= Suspicion.SUSPICIOUS;
    }

    @Override
    public void close() {
        retriever.close();
    }
}
