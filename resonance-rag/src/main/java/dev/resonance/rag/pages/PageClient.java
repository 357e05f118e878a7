package dev.resonance.rag.pages;

import dev.resonance.rag.http.BodyText;
import dev.resonance.rag.text.HtmlText;
import dev.resonance.rag.text.WebAddress;
import dev.resonance.rag.text.WrittenText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jsoup.Jsoup;

/**
 * Gets pages of the open web. No cookies, no credentials, no proxy; public addresses only, checked at every hop; text
 * only, at most 2 MiB of it; each page within its time by the wall clock.
 *
 * <p>Thread-safe.
 */
final class PageClient implements AutoCloseable {
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_HOPS = 5;
    private static final Set<String> TYPES = Set.of("text/html", "application/xhtml+xml", "text/plain");

    /** The body and where it was found. */
    private sealed interface Hop {
        @SuppressWarnings("ArrayRecordComponent")
        record Body(byte[] bytes, String type) implements Hop {}

        record Onward(String location) implements Hop {}

        record Refused(String why) implements Hop {}
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PageDoor door;
    private final Downgrade downgrade;
    private final CloseableHttpClient http;

    PageClient(PageDoor door, Downgrade downgrade, String userAgent) {
        this.door = door;
        this.downgrade = downgrade;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(32)
                        .setMaxConnPerRoute(4)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(3))
                                .setSocketTimeout(Timeout.ofSeconds(5))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .setResponseTimeout(Timeout.ofSeconds(5))
                        .build())
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /** Reads a page; a refusal says why in a few words. */
    Page read(WebAddress url, Duration limit) throws InterruptedException {
        return switch (fetch(url, limit)) {
            case Hop.Body body -> page(body);
            case Hop.Refused refused -> new Page.Refused(refused.why());
            case Hop.Onward ignored -> new Page.Refused("too many redirects");
        };
    }

    /** A file such as robots.txt as it stands; empty where there is none to be had. */
    String text(WebAddress url, Duration limit) throws InterruptedException {
        return fetch(url, limit) instanceof Hop.Body body ? BodyText.decoded(body.bytes(), body.type()) : "";
    }

    private Hop fetch(WebAddress url, Duration limit) throws InterruptedException {
        Future<Hop> fetched = threads.submit(() -> follow(url));
        try {
            return fetched.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Hop.Refused("too slow");
        } catch (ExecutionException e) {
            return new Hop.Refused(
                    e.getCause() instanceof PageDoor.ClosedException closed
                            ? String.valueOf(closed.getMessage())
                            : "cannot be reached");
        } finally {
            fetched.cancel(true);
        }
    }

    private Hop follow(WebAddress first) throws IOException, PageDoor.ClosedException {
        WebAddress url = first;
        Set<String> visited = new HashSet<>();
        for (int hops = 0; hops <= MAX_HOPS; hops++) {
            if (!visited.add(url.canonical())) {
                return new Hop.Refused("a redirect loop");
            }
            Hop hop = get(url);
            if (!(hop instanceof Hop.Onward onward)) {
                return hop;
            }
            Optional<WebAddress> next = resolved(url, onward.location());
            if (next.isEmpty()) {
                return new Hop.Refused("a redirect to nowhere");
            }
            if (!downgrade.allows(url, next.get())) {
                return new Hop.Refused("a redirect from https to http");
            }
            url = next.get();
        }
        return new Hop.Refused("too many redirects");
    }

    private Hop get(WebAddress url) throws IOException, PageDoor.ClosedException {
        HttpHost host = door.open(url);
        URI uri = url.uri().orElseThrow(() -> new IOException("no valid address"));
        HttpGet request = new HttpGet(uri);
        request.setHeader("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8");
        return http.execute(host, request, null, response -> {
            Header location = response.getFirstHeader("Location");
            int status = response.getCode();
            if (status >= 300 && status < 400 && location != null) {
                return new Hop.Onward(location.getValue());
            }
            return status == 200 ? body(response, request) : new Hop.Refused("HTTP " + status);
        });
    }

    private static Hop body(ClassicHttpResponse response, HttpGet request) throws IOException {
        HttpEntity entity = response.getEntity();
        String type = entity == null || entity.getContentType() == null ? "text/html" : entity.getContentType();
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (entity == null || !TYPES.contains(mediaType)) {
            request.cancel();
            return new Hop.Refused("not text but " + mediaType);
        }
        try (InputStream in = entity.getContent()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                request.cancel();
                return new Hop.Refused("larger than 2 MiB");
            }
            return new Hop.Body(bytes, type);
        }
    }

    private static Page page(Hop.Body body) {
        String text = BodyText.decoded(body.bytes(), body.type());
        boolean plain = body.type().toLowerCase(Locale.ROOT).startsWith("text/plain");
        return new Page.Text(plain ? WrittenText.of(text) : HtmlText.of(Jsoup.parse(text)));
    }

    /** Where a Location header leads, relative or not; absent where it is no web address. */
    static Optional<WebAddress> resolved(WebAddress from, String location) {
        try {
            Optional<URI> base = from.uri();
            return base.flatMap(
                    uri -> WebAddress.of(uri.resolve(location.strip()).toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
