package dev.resonance.rag.duckduckgo;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.rag.http.SearchClient;
import dev.resonance.rag.query.QueryOptimizer;
import dev.resonance.rag.query.QueryPlan;
import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import dev.resonance.retrieval.SearchOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Searches the web with DuckDuckGo.
 *
 * <pre>{@code
 * try (DuckDuckGoRetriever search = DuckDuckGoRetriever.create()) {
 *     RetrievalOutcome outcome = search.retrieve(RetrievalQuery.of("Who invented the telephone?"));
 * }
 * }</pre>
 *
 * <p>DuckDuckGo has no contract for this and refuses many servers. A refusal is {@link RetrievalOutcome.Blocked}, after
 * which nothing is asked for 10 minutes (3 after HTTP 403 and 429), and longer each time; it is never a lack of
 * results. Searches are at least a second apart, end within 15 seconds, and are kept for 10 minutes; while refused, kept
 * results of the last day are given, with {@link dev.resonance.retrieval.RetrievalTrace#staleFor} set. Greetings and
 * sums are {@link RetrievalOutcome.Skipped}. Passages are in DuckDuckGo's order, near-duplicates folded.
 *
 * <p>Thread-safe; threads that ask the same at the same time share one search. Nothing of a question is logged.
 */
public final class DuckDuckGoRetriever implements Retriever {
    private static final int PAGE_SIZE = 10;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Endpoints endpoints;
    private final Preferences preferences;
    private final Surroundings surroundings;
    private final SearchListener listener;
    private final SearchClient client;
    private final DuckDuckGoSearch engine;
    private final KeptSearch search;
    private volatile boolean closed;

    private DuckDuckGoRetriever(Builder built) {
        this.endpoints = built.endpoints;
        this.preferences = built.preferences;
        this.surroundings = built.surroundings;
        this.listener = built.listener;
        this.client = new SearchClient(built.pace.firstByte(), surroundings.clock(), "duckduckgo.com");
        this.engine = new DuckDuckGoSearch(endpoints, preferences, built.pace, surroundings, client);
        this.search = new KeptSearch(engine, new ResultCache(surroundings.clock()), threads);
    }

    /** With DuckDuckGo's own addresses, all regions, moderate safe search. */
    public static DuckDuckGoRetriever create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        return retrievePage(query, 1);
    }

    /**
     * Results after those of the pages before. A page is asked for with a token that the one before it brought, at most
     * an hour ago. Where there is none, nobody is asked and the outcome is {@link RetrievalOutcome.NoResults}, with the
     * step {@code end of results} in its trace.
     *
     * @param page from 1, which is {@link #retrieve}
     * @throws dev.resonance.error.InvalidValueException if the page is below 1
     */
    public RetrievalOutcome retrievePage(RetrievalQuery query, int page) {
        require(page >= 1, "page", page, "1 or more");
        SearchLog log = new SearchLog(surroundings.clock(), listener);
        String question = PlainText.line(query.question());
        listener.on(new SearchEvent.Asked(question));
        LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneId.systemDefault());
        RetrievalOutcome outcome = switch (QueryOptimizer.plan(query, today)) {
            case QueryPlan.Invalid invalid ->
                new RetrievalOutcome.Failed(question, FailureKind.INVALID_QUERY, invalid.why());
            case QueryPlan.Skip skip -> new RetrievalOutcome.Skipped(skip.why());
            case QueryPlan.Search plan -> search(plan, page, query.maxResults(), log);
        };
        listener.on(new SearchEvent.Ended(SearchOutcome.of(outcome)));
        return Outcomes.finished(outcome, question, query.maxResults());
    }

    /**
     * The same on another thread. Cancelling the future ends the search and closes its connection, unless others wait
     * for it too.
     */
    public CompletableFuture<RetrievalOutcome> retrieveAsync(RetrievalQuery query) {
        CompletableFuture<RetrievalOutcome> result = new CompletableFuture<>();
        try {
            Future<?> running = threads.submit(() -> {
                try {
                    result.complete(retrieve(query));
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            });
            CompletableFuture<?> unused = result.whenComplete((outcome, failure) -> {
                if (result.isCancelled()) {
                    running.cancel(true);
                }
            });
        } catch (RejectedExecutionException e) {
            result.complete(Outcomes.cancelled(query.question(), "the search is closed"));
        }
        return result;
    }

    /** Until when DuckDuckGo is not asked because it refused; absent where it may be asked. */
    public Optional<Instant> blockedUntil() {
        return engine.blockedUntil();
    }

    private RetrievalOutcome search(QueryPlan.Search plan, int page, int maxResults, SearchLog log) {
        plan.notes().forEach(log::step);
        listener.on(new SearchEvent.Rewritten(plan.query()));
        RetrievalOutcome outcome = page(plan.query(), page, log);
        return maxResults > PAGE_SIZE && outcome instanceof RetrievalOutcome.Results first
                ? withNext(first, page(plan.query(), page + 1, log))
                : outcome;
    }

    private RetrievalOutcome page(String query, int page, SearchLog log) {
        if (closed || Thread.currentThread().isInterrupted()) {
            return Outcomes.cancelled(query, closed ? "the search is closed" : "the search was interrupted");
        }
        return search.page(new ResultCache.Key(endpoints.html().toString(), query, preferences, page), log);
    }

    /** A next page that fails takes nothing away from the one before it. */
    private static RetrievalOutcome withNext(RetrievalOutcome.Results first, RetrievalOutcome next) {
        if (!(next instanceof RetrievalOutcome.Results more)) {
            return first;
        }
        List<Passage> passages = new ArrayList<>(first.passages());
        more.passages().stream()
                .filter(passage ->
                        passages.stream().noneMatch(known -> known.url().equals(passage.url())))
                .forEach(passages::add);
        return Outcomes.traced(new RetrievalOutcome.Results(first.query(), passages), more.trace());
    }

    /** Ends what runs; searches that still wait end with {@code Failed}. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        client.close();
    }

    /** How to search. Not thread-safe. */
    public static final class Builder {
        private Endpoints endpoints = Endpoints.DUCKDUCKGO;
        private Preferences preferences = Preferences.DEFAULT;
        private Pace pace = Pace.DEFAULT;
        private Surroundings surroundings = Surroundings.real();
        private SearchListener listener = event -> {};

        private Builder() {}

        /**
         * Another address of the html page, such as a proxy's. Neither the lite page nor the instant answer is asked
         * then, unless set after this.
         *
         * @throws dev.resonance.error.InvalidValueException if it is not an absolute http or https address
         */
        public Builder searchUrl(URI url) {
            endpoints = new Endpoints(url, Optional.empty(), Optional.empty());
            return this;
        }

        /** The lite page, asked once where the html page cannot be read or fails with HTTP 5xx. */
        public Builder liteUrl(URI url) {
            endpoints = new Endpoints(endpoints.html(), Optional.of(url), endpoints.instant());
            return this;
        }

        /** The instant answer service, asked where the lite page failed too. */
        public Builder instantAnswerUrl(URI url) {
            endpoints = new Endpoints(endpoints.html(), endpoints.lite(), Optional.of(url));
            return this;
        }

        /** Whose results are preferred; all regions by default. */
        public Builder region(Region region) {
            preferences =
                    new Preferences(region, preferences.safeSearch(), preferences.timeRange(), preferences.userAgent());
            return this;
        }

        /** Moderate by default. */
        public Builder safeSearch(SafeSearch safeSearch) {
            preferences =
                    new Preferences(preferences.region(), safeSearch, preferences.timeRange(), preferences.userAgent());
            return this;
        }

        /** Any time by default. */
        public Builder timeRange(TimeRange timeRange) {
            preferences =
                    new Preferences(preferences.region(), preferences.safeSearch(), timeRange, preferences.userAgent());
            return this;
        }

        /** Who asks; the default says that it is Resonance. Printable ASCII. */
        public Builder userAgent(String userAgent) {
            preferences =
                    new Preferences(preferences.region(), preferences.safeSearch(), preferences.timeRange(), userAgent);
            return this;
        }

        /** For one search with its waiting and retries, above 0 and below 10 minutes; 15 s by default. */
        public Builder deadline(Duration deadline) {
            Duration firstByte = deadline.compareTo(pace.firstByte()) < 0 ? deadline : pace.firstByte();
            pace = new Pace(deadline, firstByte, pace.interval());
            return this;
        }

        /** Between two searches at least; 1 s by default. */
        public Builder interval(Duration interval) {
            pace = new Pace(pace.deadline(), pace.firstByte(), interval);
            return this;
        }

        /** Who follows the searches. */
        public Builder listener(SearchListener value) {
            listener = value;
            return this;
        }

        Builder pace(Pace value) {
            pace = value;
            return this;
        }

        Builder surroundings(Surroundings value) {
            surroundings = value;
            return this;
        }

        /** Ready to search; who builds it closes it. */
        public DuckDuckGoRetriever build() {
            return new DuckDuckGoRetriever(this);
        }
    }
}
