package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.http.SearchResponse;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.BlockKind;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalTrace;
import java.util.List;
import java.util.OptionalInt;

/** Decides what a response means. Outcomes have no trace yet. Thread-safe. */
final class ResponseReader {
    private final CircuitBreaker breaker;

    ResponseReader(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    Reading read(String query, SearchResponse response, SearchLog log) {
        return switch (response) {
            case SearchResponse.Answer answer -> answered(query, answer, log);
            case SearchResponse.Redirect redirect -> http(query, redirect.status());
            case SearchResponse.TimedOut ignored ->
                failed(query, FailureKind.TIMEOUT, "the search engine did not answer in time");
            case SearchResponse.Broken ignored ->
                failed(query, FailureKind.NETWORK, "the search engine cannot be reached");
            case SearchResponse.TooLarge ignored ->
                failed(query, FailureKind.TOO_LARGE, "the search engine's answer is too large");
        };
    }

    private Reading answered(String query, SearchResponse.Answer answer, SearchLog log) {
        int status = answer.status();
        return switch (status) {
            case 403 -> refused(query, BlockKind.FORBIDDEN);
            case 418 -> refused(query, BlockKind.CHALLENGE);
            case 429 -> refused(query, BlockKind.RATE_LIMIT);
            default -> status >= 400 ? http(query, status) : page(query, answer, log);
        };
    }

    private Reading page(String query, SearchResponse.Answer answer, SearchLog log) {
        return switch (PageReader.read(answer.body())) {
            case SearchPage.Found found -> found(query, found, log);
            case SearchPage.Nothing nothing -> nothing(query, nothing, log);
            case SearchPage.Instant instant -> instant(query, instant.answer(), answer.status());
            case SearchPage.Challenge ignored -> refused(query, BlockKind.CHALLENGE);
            case SearchPage.Unknown ignored -> unknown(query, answer.status());
        };
    }

    private Reading found(String query, SearchPage.Found page, SearchLog log) {
        breaker.succeeded();
        List<SearchHit> hits = Duplicates.folded(page.hits());
        log.found(page.adsDropped(), page.hits().size() - hits.size(), page.degraded());
        List<Passage> passages = hits.stream().map(SearchHit::passage).toList();
        return new Reading(new RetrievalOutcome.Results(query, passages), page.nextPage());
    }

    private Reading nothing(String query, SearchPage.Nothing page, SearchLog log) {
        breaker.succeeded();
        log.found(page.adsDropped(), 0, false);
        return new Reading(page.zeroClick()
                .<RetrievalOutcome>map(box -> new RetrievalOutcome.Partial(
                        query,
                        List.of(new Passage(
                                box.title(), box.url().text(), box.url().host(), box.text()))))
                .orElseGet(() -> new RetrievalOutcome.NoResults(query)));
    }

    private Reading instant(String query, InstantAnswer answer, int status) {
        return answer.passages().isEmpty()
                ? unknown(query, status)
                : new Reading(new RetrievalOutcome.Partial(query, answer.passages()));
    }

    /** 202 is how DuckDuckGo puts off what it takes for a robot, whatever the page says. */
    private Reading unknown(String query, int status) {
        return status == 202
                ? refused(query, BlockKind.CHALLENGE)
                : failed(query, FailureKind.PARSE_DRIFT, "the search engine's page could not be read");
    }

    private Reading refused(String query, BlockKind kind) {
        return new Reading(blocked(query, breaker.refused(kind)));
    }

    static RetrievalOutcome blocked(String query, CircuitBreaker.Open refusal) {
        String why = switch (refusal.kind()) {
            case CHALLENGE -> "DuckDuckGo asks this address for a proof that a human searches";
            case FORBIDDEN -> "DuckDuckGo refused this address";
            case RATE_LIMIT -> "DuckDuckGo had too many searches from this address";
        };
        return new RetrievalOutcome.Blocked(query, refusal.kind(), why, refusal.until(), RetrievalTrace.NONE);
    }

    private static Reading failed(String query, FailureKind kind, String why) {
        return new Reading(new RetrievalOutcome.Failed(query, kind, why));
    }

    private static Reading http(String query, int status) {
        return new Reading(new RetrievalOutcome.Failed(
                query,
                FailureKind.HTTP,
                "the search engine answered with HTTP " + status,
                OptionalInt.of(status),
                RetrievalTrace.NONE));
    }
}
