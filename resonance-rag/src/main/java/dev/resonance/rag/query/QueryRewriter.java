package dev.resonance.rag.query;

import dev.resonance.retrieval.RetrievalQuery;
import java.util.List;

/** Proposes other words to search by. What it proposes is checked, so it may be a model that says anything. */
@FunctionalInterface
public interface QueryRewriter {
    /** Proposals, best first; maybe none. Thread-safe; an exception counts as none. */
    List<String> rewrite(RetrievalQuery query);
}
