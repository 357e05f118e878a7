package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.http.SearchClient;
import dev.resonance.rag.http.SearchResponse;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Sends a request again where that may help: the connection broke, or the server is in trouble for a moment. A refusal
 * or a slow server only gets worse by asking again.
 *
 * <p>Thread-safe.
 */
final class RetryingCall {
    private static final int MAX_ATTEMPTS = 3;
    private static final Set<Integer> PASSING = Set.of(408, 500, 502, 503, 504);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final SearchClient client;
    private final Surroundings surroundings;

    RetryingCall(SearchClient client, Surroundings surroundings) {
        this.client = client;
        this.surroundings = surroundings;
    }

    /** The last response, by {@code deadline} at the latest. */
    SearchResponse send(String engine, HttpRequest.Builder request, Instant deadline, SearchLog log)
            throws InterruptedException {
        return send(engine, request, deadline, log, MAX_ATTEMPTS);
    }

    /** The same with a single attempt. */
    SearchResponse sendOnce(String engine, HttpRequest.Builder request, Instant deadline, SearchLog log)
            throws InterruptedException {
        return send(engine, request, deadline, log, 1);
    }

    private SearchResponse send(
            String engine, HttpRequest.Builder request, Instant deadline, SearchLog log, int maxAttempts)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Duration left = Duration.between(surroundings.clock().instant(), deadline);
            SearchResponse response =
                    left.isPositive() ? client.send(request.copy(), left) : new SearchResponse.TimedOut();
            log.attempted(engine, named(response));
            Optional<Duration> pause = pause(response, attempt);
            if (attempt == maxAttempts || pause.isEmpty() || isAfter(deadline, pause.get())) {
                return response;
            }
            surroundings.sleeper().sleep(pause.get());
        }
    }

    private boolean isAfter(Instant deadline, Duration pause) {
        return !surroundings.clock().instant().plus(pause).isBefore(deadline);
    }

    /** How long to wait before the next attempt; absent where there should be none. */
    private Optional<Duration> pause(SearchResponse response, int attempt) {
        return switch (response) {
            case SearchResponse.Broken ignored -> Optional.of(backoff(attempt));
            case SearchResponse.Answer answer -> {
                boolean asked = answer.status() == 429 || answer.status() == 503;
                if (asked && answer.retryAfter().isPresent()) {
                    yield answer.retryAfter();
                }
                yield PASSING.contains(answer.status()) ? Optional.of(backoff(attempt)) : Optional.empty();
            }
            case SearchResponse.Redirect ignored -> Optional.empty();
            case SearchResponse.TimedOut ignored -> Optional.empty();
            case SearchResponse.TooLarge ignored -> Optional.empty();
        };
    }

    /** Anywhere from 0.5 s to a bound that doubles, up to 8 s: many clients must not come back all at once. */
    private Duration backoff(int attempt) {
        long bound = Math.min(LONGEST.toMillis(), SHORTEST.toMillis() << attempt);
        return Duration.ofMillis(surroundings.random().nextLong(SHORTEST.toMillis(), bound + 1));
    }

    private static String named(SearchResponse response) {
        return switch (response) {
            case SearchResponse.Answer answer -> String.valueOf(answer.status());
            case SearchResponse.Redirect redirect -> String.valueOf(redirect.status());
            case SearchResponse.TimedOut ignored -> "timeout";
            case SearchResponse.Broken broken -> broken.why();
            case SearchResponse.TooLarge ignored -> "too large";
        };
    }
}
