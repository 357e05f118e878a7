package dev.resonance.rag;

import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.OutcomeFusion;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Several retrievers as one: asked together and merged by rank, or one after the other until one finds something.
 *
 * <pre>{@code
 * RetrieverChain.merged(LocalDocuments.of(notes), DuckDuckGoRetriever.create());
 * }</pre>
 *
 * <p>Thread-safe. Closing it closes the retrievers it was made of.
 */
public final class RetrieverChain implements Retriever {
    /** How deep each ranking is looked at, so that fewer results wanted are the first of more. */
    private static final int DEPTH = 10;

    private enum Order {
        TOGETHER,
        ONE_BY_ONE
    }

    private final Order order;
    private final List<Retriever> retrievers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    private RetrieverChain(Order order, List<Retriever> retrievers) {
        if (retrievers.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one retriever");
        }
        this.order = order;
        this.retrievers = retrievers;
    }

    /**
     * All are asked at the same time, and what they find becomes one ranking. Where one of them failed or was refused
     * and another found something, the outcome is {@code Partial}.
     */
    public static RetrieverChain merged(Retriever... retrievers) {
        return new RetrieverChain(Order.TOGETHER, List.of(retrievers));
    }

    /** The next is asked only where those before it found nothing, were refused or failed. */
    public static RetrieverChain firstOf(Retriever... retrievers) {
        return new RetrieverChain(Order.ONE_BY_ONE, List.of(retrievers));
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        long start = System.nanoTime();
        String question = PlainText.line(query.question());
        if (closed || Thread.currentThread().isInterrupted()) {
            return new RetrievalOutcome.Failed(
                    question, FailureKind.CANCELLED, closed ? "the search is closed" : "the search was interrupted");
        }
        List<RetrievalOutcome> outcomes;
        try {
            outcomes = order == Order.TOGETHER ? askAll(query) : askInTurn(query);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RetrievalOutcome.Failed(question, FailureKind.CANCELLED, "the search was interrupted");
        } catch (RejectedExecutionException e) {
            return new RetrievalOutcome.Failed(question, FailureKind.CANCELLED, "the search is closed");
        }
        RetrievalTrace trace = OutcomeFusion.trace(question, outcomes, Duration.ofNanos(System.nanoTime() - start));
        return OutcomeFusion.fused(question, counted(outcomes), query.maxResults(), trace);
    }

    /** Who was asked in another's place makes its trouble good. */
    private List<RetrievalOutcome> counted(List<RetrievalOutcome> outcomes) {
        boolean madeGood =
                order == Order.ONE_BY_ONE && outcomes.stream().anyMatch(RetrievalOutcome.Results.class::isInstance);
        return madeGood
                ? outcomes.stream()
                        .filter(outcome -> !OutcomeFusion.isTrouble(outcome))
                        .toList()
                : outcomes;
    }

    private List<RetrievalOutcome> askInTurn(RetrievalQuery query) {
        List<RetrievalOutcome> outcomes = new ArrayList<>();
        for (Retriever retriever : retrievers) {
            RetrievalOutcome outcome = retriever.retrieve(query);
            outcomes.add(outcome);
            if (outcome instanceof RetrievalOutcome.Results
                    || outcome instanceof RetrievalOutcome.Skipped
                    || isCancelled(outcome)) {
                return outcomes;
            }
        }
        return outcomes;
    }

    private List<RetrievalOutcome> askAll(RetrievalQuery query) throws InterruptedException {
        RetrievalQuery deep = query.withMaxResults(Math.max(DEPTH, query.maxResults()));
        List<Future<RetrievalOutcome>> running = new ArrayList<>();
        try {
            for (Retriever retriever : retrievers) {
                running.add(threads.submit(() -> retriever.retrieve(deep)));
            }
            List<RetrievalOutcome> outcomes = new ArrayList<>();
            for (Future<RetrievalOutcome> search : running) {
                outcomes.add(search.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        } finally {
            running.forEach(search -> search.cancel(true));
        }
    }

    private static boolean isCancelled(RetrievalOutcome outcome) {
        return outcome instanceof RetrievalOutcome.Failed failed && failed.kind() == FailureKind.CANCELLED;
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        retrievers.forEach(Retriever::close);
    }
}
