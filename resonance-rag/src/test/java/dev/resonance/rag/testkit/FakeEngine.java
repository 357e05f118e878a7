package dev.resonance.rag.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A search engine on the loopback that answers as it was told: each reply once, the last one again and again. */
public final class FakeEngine implements AutoCloseable {
    /** What to answer. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, Map<String, String> headers, byte[] body) {}

    /** What was asked; header names are in lower case. */
    public record Call(String method, String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Optional<UnaryOperator<String>> byQuery = Optional.empty();
    private volatile Reply last = reply(200, "");

    public FakeEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static Reply reply(int status, String body) {
        return new Reply(
                status, Map.of("Content-Type", "text/html; charset=UTF-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply reply(int status, String header, String value) {
        return new Reply(status, Map.of(header, value), new byte[0]);
    }

    public FakeEngine answering(Reply... next) {
        replies.clear();
        replies.addAll(List.of(next));
        return this;
    }

    public FakeEngine answering(int status, String body) {
        return answering(reply(status, body));
    }

    /** Answers each query by its own page. */
    public FakeEngine answeringBy(UnaryOperator<String> pages) {
        byQuery = Optional.of(pages);
        return this;
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public List<Call> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new java.util.TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            Reply reply = next(
                    body.isEmpty() ? String.valueOf(exchange.getRequestURI().getRawQuery()) : body);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Reply next(String body) {
        if (byQuery.isPresent()) {
            String query = body.replaceFirst("^q=([^&]*).*$", "$1").replace('+', ' ');
            return reply(200, byQuery.get().apply(query));
        }
        Reply reply = replies.poll();
        last = reply == null ? last : reply;
        return last;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
