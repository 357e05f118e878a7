package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.http.SearchClient;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One search, from the query to an outcome: the html page, then, only where that page is broken, the lite page and the
 * instant answer. A refusal ends it: all of DuckDuckGo refuses together.
 *
 * <p>Thread-safe.
 */
final class DuckDuckGoSearch {
    private static final String HTML = "duckduckgo-html";
    private static final String LITE = "duckduckgo-lite";
    private static final String INSTANT = "duckduckgo-instant";

    private final Endpoints endpoints;
    private final Preferences preferences;
    private final Pace pace;
    private final RetryingCall calls;
    private final Throttle throttle;
    private final CircuitBreaker breaker;
    private final ResponseReader reader;
    private final PageTokens tokens;

    DuckDuckGoSearch(
            Endpoints endpoints, Preferences preferences, Pace pace, Surroundings surroundings, SearchClient client) {
        this.endpoints = endpoints;
        this.preferences = preferences;
        this.pace = pace;
        this.calls = new RetryingCall(client, surroundings);
        this.throttle = new Throttle(surroundings.clock(), surroundings.sleeper(), pace.interval());
        this.breaker = new CircuitBreaker(surroundings.clock());
        this.reader = new ResponseReader(breaker);
        this.tokens = new PageTokens(surroundings.clock());
    }

    /** When a refusal ends that holds now. */
    Optional<Instant> blockedUntil() {
        return breaker.state().map(CircuitBreaker.Open::until);
    }

    /** Whether that page can be asked for: the first always, others where the page before them gave their token. */
    boolean knows(String query, int page) {
        return page == 1 || tokens.of(query, page).isPresent();
    }

    /** Searches for a page that is {@link #knows known}, from 1. */
    RetrievalOutcome search(String query, int page, SearchLog log) throws InterruptedException {
        Instant deadline = log.start().plus(pace.deadline());
        Optional<NextPage> token = page == 1 ? Optional.empty() : tokens.of(query, page);
        if (breaker.state().isEmpty() && !throttle.await(deadline)) {
            return new RetrievalOutcome.Failed(
                    query, FailureKind.TIMEOUT, "too many searches are waiting: try again later");
        }
        Optional<CircuitBreaker.Open> refusal = breaker.state();
        if (refusal.isPresent()) {
            log.step("not asked, refused before");
            return ResponseReader.blocked(query, refusal.get());
        }
        Reading reading =
                reader.read(query, calls.send(HTML, form(endpoints.html(), query, token), deadline, log), log);
        reading.next().ifPresent(next -> tokens.keep(query, page + 1, next));
        return reading.isBrokenPage() && page == 1 ? fallback(reading, query, deadline, log) : reading.outcome();
    }

    private RetrievalOutcome fallback(Reading first, String query, Instant deadline, SearchLog log)
            throws InterruptedException {
        if (endpoints.lite().isPresent()) {
            HttpRequest.Builder form = form(endpoints.lite().get(), query, Optional.empty());
            Reading lite = reader.read(query, calls.sendOnce(LITE, form, deadline, log), log);
            if (!(lite.outcome() instanceof RetrievalOutcome.Failed)) {
                return lite.outcome();
            }
        }
        if (endpoints.instant().isPresent()) {
            HttpRequest.Builder request = instant(endpoints.instant().get(), query);
            Reading instant = reader.read(query, calls.sendOnce(INSTANT, request, deadline, log), log);
            if (instant.outcome() instanceof RetrievalOutcome.Partial partial) {
                return partial;
            }
        }
        return first.outcome();
    }

    private HttpRequest.Builder form(URI endpoint, String query, Optional<NextPage> token) {
        return new SearchForm(query, preferences.region(), preferences.safeSearch(), preferences.timeRange(), token)
                .request(endpoint, preferences.userAgent());
    }

    private HttpRequest.Builder instant(URI endpoint, String query) {
        String parameters =
                "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&format=json&no_html=1&skip_disambig=1";
        String base = endpoint.toString();
        return HttpRequest.newBuilder(URI.create(base + (base.contains("?") ? "&" : "?") + parameters))
                .header("User-Agent", preferences.userAgent())
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip");
    }
}
