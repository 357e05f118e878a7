package dev.resonance.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with OpenAI's API as others write it: without /tokenize, and with the answer that a test gives it. */
final class OtherServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile int tokenizeStatus = 404;
    private volatile String answer = "";
    private volatile String retryAfter = "";
    private final AtomicInteger dropped = new AtomicInteger();

    OtherServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/prefix/v1/models", exchange -> send(exchange, 200, """
                {"object":"list","data":[{"id":"a","max_model_len":50,"owned_by":"vllm"},{"id":"b"}]}"""));
        server.createContext("/prefix/v1/chat/completions", this::complete);
        server.createContext("/prefix/tokenize", exchange -> send(exchange, tokenizeStatus, "{\"count\":3}"));
        server.createContext("/", exchange -> send(exchange, 404, "<html>not found</html>"));
        server.start();
    }

    RemoteModel model(String name) {
        return RemoteModel.parse(
                "openai:http://127.0.0.1:" + server.getAddress().getPort() + "/prefix/v1/#" + name);
    }

    /** What it answers from now on. */
    void answers(int newStatus, String body) {
        status = newStatus;
        answer = body;
    }

    void retryAfter(String seconds) {
        retryAfter = seconds;
    }

    /** The status of its /tokenize, which counts three tokens in everything. */
    void tokenizes(int newStatus) {
        tokenizeStatus = newStatus;
    }

    /** As many completions as are answered with a closed connection from now on. */
    void drops(int requests) {
        dropped.set(requests);
    }

    /** The bodies and heads that were sent to it. */
    List<String> requests() {
        return requests;
    }

    private void complete(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                + exchange.getRequestHeaders().entrySet());
        if (dropped.getAndDecrement() > 0) {
            exchange.close();
            return;
        }
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        send(exchange, status, answer);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
