package dev.resonance.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the hub. The token goes to the hub's own address and nowhere else: large files lie on other hosts, to which the
 * hub redirects. For one thread; whoever opens it closes it.
 */
final class HubClient implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final HubOptions options;
    private final Duration patience;
    private final HttpClient http;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param patience how long the other side may be silent */
    HubClient(HubOptions options, Duration patience) {
        this.options = options;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /**
     * The answer after all redirects; its body is the caller's to close.
     *
     * @param path below the hub's address, encoded
     * @param firstByte where to begin: an answer 206 does, an answer 200 cannot
     * @throws IOException if there is no answer
     */
    HttpResponse<InputStream> get(String path, long firstByte) throws IOException {
        URI address = URI.create(options.endpoint() + path);
        boolean trusted = true;
        for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
            HttpResponse<InputStream> response = send(address, firstByte, trusted);
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            address = target(response);
            trusted &= sameOrigin(address, options.endpoint());
        }
        throw new IOException("it redirects in circles");
    }

    /**
     * Reads what is there, like {@link InputStream#read(byte[])}.
     *
     * @throws IOException if nothing comes for too long, too
     */
    int read(InputStream body, byte[] buffer) throws IOException {
        Future<Integer> reading = readers.submit(() -> body.read(buffer));
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("nothing came for " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        readers.shutdownNow();
    }

    private HttpResponse<InputStream> send(URI address, long firstByte, boolean trusted) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(patience).header("User-Agent", "resonance");
        if (firstByte > 0) {
            request.header("Range", "bytes=" + firstByte + "-");
        }
        if (trusted) {
            options.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static URI target(HttpResponse<?> response) throws IOException {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            URI target = response.uri().resolve(location);
            boolean secure = "https".equals(target.getScheme());
            boolean plain = "http".equals(target.getScheme())
                    && "http".equals(response.uri().getScheme());
            if (!location.isEmpty() && target.getHost() != null && (secure || plain)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("it redirects to what is no address", e);
        }
        throw new IOException("it redirects to what is no address of the web, or less secure than its own");
    }

    private static boolean sameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the thread was interrupted");
    }
}
