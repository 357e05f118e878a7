package dev.resonance.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.LoadProgress;
import dev.resonance.retrieval.Retriever;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.storage.document.DocumentIntake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A server on a free loopback port, with a client of the JDK, which asks for HTTP/2 as it does by default. */
public final class TestServer implements AutoCloseable {
    private static final Path INCOMING = Path.of("target", "incoming");

    private final ResonanceServer server;
    private final Resonance resonance;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private TestServer(Resonance resonance, HttpSettings settings) {
        this.resonance = resonance;
        this.server = ResonanceServer.start(settings, CompletableFuture.completedFuture(resonance), new LoadProgress());
    }

    public static TestServer serving(ChatEngine engine) {
        return serving(engine, settings());
    }

    public static TestServer serving(ChatEngine engine, HttpSettings settings) {
        return serving(Resonance.builder().engine(engine), settings);
    }

    public static TestServer serving(ChatEngine engine, Retriever retriever) {
        return serving(Resonance.builder().engine(engine).retriever(retriever), settings());
    }

    /** With files in memory, as many bytes as the settings allow. */
    public static TestServer serving(Resonance.Builder resonance, HttpSettings settings) {
        ConversationStore store = new InMemoryConversationStore();
        DocumentIntake intake = DocumentIntake.of(
                store.attachments(), INCOMING, settings.limits().maxUploadBytes());
        return new TestServer(resonance.store(store).intake(intake).build(), settings);
    }

    /** Loopback, a free port, no keys; times short enough for tests. */
    public static HttpSettings settings() {
        return settings(List.of(), List.of());
    }

    /** The same with other limits. */
    public static HttpSettings settings(UnaryOperator<HttpLimits> change) {
        HttpSettings usual = settings();
        return new HttpSettings(usual.host(), 0, List.of(), false, List.of(), false, change.apply(usual.limits()));
    }

    public static HttpSettings settings(List<String> keys, List<String> origins) {
        HttpLimits limits = new HttpLimits(
                256 << 10,
                1 << 20,
                16 << 10,
                256,
                4,
                0,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofMillis(300));
        return new HttpSettings("127.0.0.1", 0, keys, false, origins, false, limits);
    }

    public Resonance resonance() {
        return resonance;
    }

    public ResonanceServer server() {
        return server;
    }

    public HttpClient client() {
        return client;
    }

    public int port() {
        return server.port();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    /** Posts JSON written with single quotes in place of double ones. */
    public HttpResponse<String> post(String path, String json) {
        return post(path, json, request -> request);
    }

    public HttpResponse<String> post(String path, String json, UnaryOperator<HttpRequest.Builder> more) {
        return send(more.apply(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))))
                .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    public static JsonObject error(HttpResponse<String> response) {
        return json(response).getAsJsonObject("error");
    }

    @Override
    public void close() {
        server.close();
        resonance.close();
        client.close();
    }
}
