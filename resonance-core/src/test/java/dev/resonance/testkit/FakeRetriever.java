package dev.resonance.testkit;

import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A retriever whose outcomes a test writes. Remembers what it was asked. Thread-safe. */
public final class FakeRetriever implements Retriever {
    private final Function<RetrievalQuery, RetrievalOutcome> outcome;
    private final List<RetrievalQuery> queries = new CopyOnWriteArrayList<>();

    private FakeRetriever(Function<RetrievalQuery, RetrievalOutcome> outcome) {
        this.outcome = outcome;
    }

    /** Finds by a function of the query. */
    public static FakeRetriever finding(Function<RetrievalQuery, RetrievalOutcome> outcome) {
        return new FakeRetriever(outcome);
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        queries.add(query);
        return outcome.apply(query);
    }

    /** Every query so far, in order. */
    public List<RetrievalQuery> queries() {
        return List.copyOf(queries);
    }
}
