package dev.resonance.rag.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Talks to the search endpoint, which is configured and so trusted; pages that results lead to are fetched by another
 * client. Every call ends within its time by the wall clock, however slowly the other side drips; then, or on an
 * interrupt, its connection is closed.
 *
 * <p>Thread-safe.
 */
public final class SearchClient implements AutoCloseable {
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Duration firstByte;
    private final InstantSource clock;
    private final String home;

    /**
     * @param firstByte how long the other side may think before it answers
     * @param clock what a Retry-After date is compared to
     * @param home a domain within which redirects are followed, besides the request's own host; may be empty
     */
    public SearchClient(Duration firstByte, InstantSource clock, String home) {
        this.home = home;
        this.firstByte = firstByte;
        this.clock = clock;
        http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    /** Sends the request; redirects are followed only within the home domain or the request's own host. */
    public SearchResponse send(HttpRequest.Builder request, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        HttpRequest next = request.build();
        Set<String> visited = new HashSet<>(Set.of(next.method() + " " + next.uri()));
        for (int hop = 0; ; hop++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return new SearchResponse.TimedOut();
            }
            HttpResponse<byte[]> response;
            try {
                response = exchange(next, left);
            } catch (IOException e) {
                return failure(e);
            }
            int status = response.statusCode();
            if (status < 300 || status > 399) {
                return answer(response);
            }
            Optional<HttpRequest> redirected = redirected(request, next, response);
            if (redirected.isEmpty()
                    || hop == MAX_REDIRECTS
                    || !visited.add(
                            redirected.get().method() + " " + redirected.get().uri())) {
                return new SearchResponse.Redirect(status);
            }
            next = redirected.get();
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, Duration left) throws IOException, InterruptedException {
        Duration headers = left.compareTo(firstByte) < 0 ? left : firstByte;
        boolean secure = "https".equals(request.uri().getScheme());
        HttpRequest timed = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(headers)
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(timed, head -> new LimitedBody(MAX_BYTES));
        try {
            return response.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole response in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private static SearchResponse failure(IOException cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof LimitedBody.TooLargeException) {
                return new SearchResponse.TooLarge();
            }
            if (at instanceof HttpTimeoutException && !(at instanceof HttpConnectTimeoutException)) {
                return new SearchResponse.TimedOut();
            }
        }
        return new SearchResponse.Broken(cause.getClass().getSimpleName());
    }

    private SearchResponse answer(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String encoding = response.headers().firstValue("Content-Encoding").orElse("");
        try {
            byte[] body = BodyText.unpacked(response.body(), encoding, MAX_BYTES);
            return new SearchResponse.Answer(response.statusCode(), BodyText.decoded(body, type), retryAfter(response));
        } catch (LimitedBody.TooLargeException e) {
            return new SearchResponse.TooLarge();
        }
    }

    /** Seconds, or an HTTP date; anything else is as if it were not there. */
    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), at);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** 307 and 308 repeat the request as it was; the others ask for the new place. */
    private Optional<HttpRequest> redirected(HttpRequest.Builder original, HttpRequest last, HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        URI target;
        try {
            target = last.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (location.isBlank() || target.getHost() == null || !isAllowed(last.uri(), target)) {
            return Optional.empty();
        }
        HttpRequest.Builder next = original.copy().uri(target);
        boolean same = response.statusCode() == 307 || response.statusCode() == 308;
        return Optional.of(
                same && last.method().equals("POST") ? next.build() : next.GET().build());
    }

    private boolean isAllowed(URI from, URI to) {
        boolean sameHost = to.getHost().equalsIgnoreCase(from.getHost()) && to.getPort() == from.getPort();
        boolean home = isHome(from.getHost()) && isHome(to.getHost());
        boolean sameScheme = to.getScheme().equals(from.getScheme())
                || (from.getScheme().equals("http") && to.getScheme().equals("https"));
        return (sameHost || home) && sameScheme;
    }

    private boolean isHome(String host) {
        return !home.isEmpty() && (host.equals(home) || host.endsWith("." + home));
    }

    /** Ends what runs. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
