package dev.resonance.rag;

import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import dev.resonance.retrieval.SearchOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        RetrievalTrace trace = trace(question, outcomes, Duration.ofNanos(System.nanoTime() - start));
        return merged(question, outcomes, query.maxResults(), trace);
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
        RetrievalQuery deep =
                new RetrievalQuery(query.question(), query.earlierQuestions(), Math.max(DEPTH, query.maxResults()));
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

    private RetrievalOutcome merged(
            String question, List<RetrievalOutcome> outcomes, int maxResults, RetrievalTrace trace) {
        List<Passage> fused =
                RankFusion.fused(outcomes.stream().map(RetrievalOutcome::found).toList());
        if (fused.isEmpty()) {
            return nothing(question, outcomes, trace);
        }
        List<Passage> best = fused.subList(0, Math.min(maxResults, fused.size()));
        boolean whole = outcomes.stream().anyMatch(RetrievalOutcome.Results.class::isInstance)
                && (order == Order.ONE_BY_ONE || outcomes.stream().noneMatch(RetrieverChain::isTrouble));
        return whole
                ? new RetrievalOutcome.Results(question, best, trace)
                : new RetrievalOutcome.Partial(question, best, trace);
    }

    /** The outcome that says most about why nothing was found: a refusal, a failure, then nothing found. */
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

    private static boolean isTrouble(RetrievalOutcome outcome) {
        return outcome instanceof RetrievalOutcome.Blocked || outcome instanceof RetrievalOutcome.Failed;
    }

    private static boolean isCancelled(RetrievalOutcome outcome) {
        return outcome instanceof RetrievalOutcome.Failed failed && failed.kind() == FailureKind.CANCELLED;
    }

    private static RetrievalTrace trace(String question, List<RetrievalOutcome> outcomes, Duration elapsed) {
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

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        retrievers.forEach(Retriever::close);
    }
}
