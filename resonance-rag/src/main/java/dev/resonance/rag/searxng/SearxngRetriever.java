package dev.resonance.rag.searxng;

import static dev.resonance.error.InvalidValueException.require;

import com.google.gson.JsonParseException;
import dev.resonance.rag.http.SearchClient;
import dev.resonance.rag.http.SearchResponse;
import dev.resonance.rag.query.QueryOptimizer;
import dev.resonance.rag.query.QueryPlan;
import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.BlockKind;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Searches the web through a SearXNG server, whose settings must allow the {@code json} format. The server is yours: it
 * is asked once, without a pause between searches.
 *
 * <p>Thread-safe. A search ends within 15 seconds.
 */
public final class SearxngRetriever implements Retriever {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration REFUSED = Duration.ofMinutes(3);

    private final URI search;
    private final InstantSource clock = InstantSource.system();
    private final SearchClient client = new SearchClient(DEADLINE, clock, "");
    private volatile boolean closed;

    private SearxngRetriever(URI search) {
        this.search = search;
    }

    /**
     * Asks this server.
     *
     * @param server its address, such as {@code http://127.0.0.1:8888/}
     * @throws dev.resonance.error.InvalidValueException if that is not an absolute http or https address
     */
    public static SearxngRetriever of(URI server) {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        require(web && server.getHost() != null, "SearXNG address", server, "an absolute http or https address");
        String base = server.toString();
        return new SearxngRetriever(URI.create(base + (base.endsWith("/") ? "search" : "/search")));
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        Instant start = clock.instant();
        String question = PlainText.line(query.question());
        return switch (QueryOptimizer.plan(query, LocalDate.ofInstant(start, ZoneId.systemDefault()))) {
            case QueryPlan.Invalid invalid ->
                new RetrievalOutcome.Failed(question, FailureKind.INVALID_QUERY, invalid.why());
            case QueryPlan.Skip skip -> new RetrievalOutcome.Skipped(skip.why());
            case QueryPlan.Search plan -> search(question, plan, query.maxResults(), start);
        };
    }

    private RetrievalOutcome search(String question, QueryPlan.Search plan, int maxResults, Instant start) {
        if (closed || Thread.currentThread().isInterrupted()) {
            return new RetrievalOutcome.Failed(
                    question, FailureKind.CANCELLED, closed ? "the search is closed" : "the search was interrupted");
        }
        String parameters = "?q=" + URLEncoder.encode(plan.query(), StandardCharsets.UTF_8) + "&format=json";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(search + parameters))
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip");
        try {
            SearchResponse response = client.send(request, DEADLINE);
            Duration elapsed = Duration.between(start, clock.instant());
            RetrievalTrace trace =
                    new RetrievalTrace(question, "searxng", 1, elapsed, 0, false, Optional.empty(), plan.notes());
            return outcome(plan.query(), response, maxResults, trace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RetrievalOutcome.Failed(question, FailureKind.CANCELLED, "the search was interrupted");
        }
    }

    private RetrievalOutcome outcome(String query, SearchResponse response, int maxResults, RetrievalTrace trace) {
        return switch (response) {
            case SearchResponse.Answer answer -> answered(query, answer, maxResults, trace);
            case SearchResponse.Redirect redirect -> http(query, redirect.status(), "", trace);
            case SearchResponse.TimedOut ignored ->
                failed(query, FailureKind.TIMEOUT, "the SearXNG server did not answer in time", trace);
            case SearchResponse.Broken ignored ->
                closed
                        ? failed(query, FailureKind.CANCELLED, "the search was ended", trace)
                        : failed(query, FailureKind.NETWORK, "the SearXNG server cannot be reached", trace);
            case SearchResponse.TooLarge ignored ->
                failed(query, FailureKind.TOO_LARGE, "the SearXNG server's answer is too large", trace);
        };
    }

    private RetrievalOutcome answered(
            String query, SearchResponse.Answer answer, int maxResults, RetrievalTrace trace) {
        if (answer.status() == 429) {
            Instant until = clock.instant().plus(answer.retryAfter().orElse(REFUSED));
            return new RetrievalOutcome.Blocked(
                    query, BlockKind.RATE_LIMIT, "the SearXNG server had too many searches", until, trace);
        }
        if (answer.status() != 200) {
            String cure = answer.status() == 403 ? ": allow the json format in its settings" : "";
            return http(query, answer.status(), cure, trace);
        }
        try {
            SearxngPage page = SearxngPage.of(answer.body());
            List<Passage> passages = page.passages()
                    .subList(0, Math.min(maxResults, page.passages().size()));
            if (!passages.isEmpty()) {
                return new RetrievalOutcome.Results(query, passages, trace);
            }
            return page.silentEngines() == 0
                    ? new RetrievalOutcome.NoResults(query, trace)
                    : failed(query, FailureKind.NETWORK, "no engine answered the SearXNG server", trace);
        } catch (JsonParseException e) {
            return failed(query, FailureKind.PARSE_DRIFT, "the SearXNG server's answer could not be read", trace);
        }
    }

    private static RetrievalOutcome failed(String query, FailureKind kind, String why, RetrievalTrace trace) {
        return new RetrievalOutcome.Failed(query, kind, why, OptionalInt.empty(), trace);
    }

    private static RetrievalOutcome http(String query, int status, String cure, RetrievalTrace trace) {
        return new RetrievalOutcome.Failed(
                query,
                FailureKind.HTTP,
                "the SearXNG server answered with HTTP " + status + cure,
                OptionalInt.of(status),
                trace);
    }

    /** Ends what runs. */
    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
