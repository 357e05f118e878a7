package dev.resonance.rag;

import dev.resonance.error.ResonanceException;
import dev.resonance.rag.query.CheckedRewrites;
import dev.resonance.rag.query.QueryRewriter;
import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.OutcomeFusion;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks another retriever the question and up to three rewritings of it, one after the other, and makes one ranking of
 * what they find. The question itself is always asked first; where it needs no search, was refused or cancelled, nothing
 * else is asked. A rewriting is used only where it can be a query: one line, at most 32 tokens, with a word of the
 * conversation.
 *
 * <p>Thread-safe. Closing it closes the other retriever.
 */
public final class RewritingRetriever implements Retriever {
    private final Retriever retriever;
    private final QueryRewriter rewriter;

    private RewritingRetriever(Retriever retriever, QueryRewriter rewriter) {
        this.retriever = retriever;
        this.rewriter = rewriter;
    }

    public static RewritingRetriever of(Retriever retriever, QueryRewriter rewriter) {
        return new RewritingRetriever(retriever, rewriter);
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        long start = System.nanoTime();
        RetrievalOutcome first = retriever.retrieve(query);
        boolean goesOn = first instanceof RetrievalOutcome.Results || first instanceof RetrievalOutcome.NoResults;
        List<String> variants = goesOn ? CheckedRewrites.of(proposals(query), query) : List.of();
        if (variants.isEmpty()) {
            return first;
        }
        List<RetrievalOutcome> outcomes = new ArrayList<>(List.of(first));
        for (String variant : variants) {
            // A rewriting stands alone: what "it" was is in it already.
            RetrievalQuery rewritten = new RetrievalQuery(variant, List.of(), query.maxResults(), query.attachments());
            outcomes.add(retriever.retrieve(rewritten));
        }
        String question = PlainText.line(query.question());
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        RetrievalTrace trace = OutcomeFusion.trace(question, outcomes, elapsed);
        return OutcomeFusion.fused(question, outcomes, query.maxResults(), trace);
    }

    private List<String> proposals(RetrievalQuery query) {
        try {
            return rewriter.rewrite(query);
        } catch (ResonanceException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        retriever.close();
    }
}
