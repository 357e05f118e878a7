package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.testkit.ScriptedEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, told to end while it answers, or ended without being told. */
final class ShutdownTest {
    private static final int STREAMS = 24;
    private static final int RUNS = Integer.getInteger("resonance.shutdown.runs", 1);

    /** Without the bundled model's two end tokens an answer goes on to the end of the window. */
    private static final String STREAM = "{\"stream\":true,\"max_tokens\":400,\"logit_bias\":{\"0\":-100,\"4\":-100},"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Tell me about the sea.\"}]}";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @Test
    void terminate_underLoad_givesEveryStreamItsFinalEvent() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            try (ServerProcess server =
                    ServerProcess.start(directory.resolve("run" + run), Map.of("SHUTDOWN_SECONDS", "1"))) {
                List<CompletableFuture<List<String>>> streams = new ArrayList<>();
                for (int stream = 0; stream < STREAMS; stream++) {
                    streams.add(client.sendAsync(
                                    post(server, "/v1/chat/completions", STREAM), HttpResponse.BodyHandlers.ofLines())
                            .thenApplyAsync(response -> response.body().toList(), Thread::startVirtualThread));
                }
                Eventually.within(Duration.ofSeconds(20), () -> active(server) == STREAMS);
                server.terminate();

                for (CompletableFuture<List<String>> stream : streams) {
                    List<String> lines = stream.join().stream()
                            .filter(line -> !line.isEmpty())
                            .toList();
                    assertThat(lines.getLast())
                            .as("the last line of a stream in run " + run)
                            .satisfiesAnyOf(
                                    last -> assertThat(last).isEqualTo("data: [DONE]"),
                                    last -> assertThat(last).contains("shutting_down"));
                }
                assertThat(server.await()).isEqualTo(143);
            }
        }
    }

    @Test
    void kill_thenRestart_hasAllThatWasAcknowledged() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        String interrupted;
        try (ServerProcess server = ServerProcess.start(directory, Map.of())) {
            for (int turn = 0; turn < 4; turn++) {
                HttpResponse<String> answer = client.send(
                        post(server, "/chat", "{\"message\":\"Hello number " + turn + "\"}"),
                        HttpResponse.BodyHandlers.ofString());
                acknowledged.add(answer.body());
            }
            interrupted = id(client.send(post(server, "/v1/conversations", "{}"), HttpResponse.BodyHandlers.ofString())
                    .body());
            HttpResponse<Stream<String>> stream = client.send(
                    post(
                            server,
                            "/v1/chat/stream",
                            STREAM.replace("{\"stream\"", "{\"session_id\":\"" + interrupted + "\",\"stream\"")),
                    HttpResponse.BodyHandlers.ofLines());
            assertThat(stream.body().anyMatch(line -> line.startsWith("event: token")))
                    .isTrue();
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(directory, Map.of())) {
            for (String answer : acknowledged) {
                var told = JsonParser.parseString(answer).getAsJsonObject();
                String stored = get(
                        server,
                        "/v1/conversations/" + told.get("conversation_id").getAsString());
                assertThat(stored)
                        .contains(told.getAsJsonObject("message").get("id").getAsString())
                        .contains(told.getAsJsonObject("message").get("content").toString());
            }
            assertThat(get(server, "/v1/conversations/" + interrupted))
                    .contains("Tell me about the sea.", "\"status\":\"interrupted\"");
        }
    }

    @Test
    void stop_inMidStream_storesWhatIsWrittenAsInterrupted() throws Exception {
        ScriptedEngine slow =
                ScriptedEngine.saying("word ".repeat(9_999).split("(?<= )")).pausing(Duration.ofMillis(20));
        try (TestServer server = TestServer.serving(slow);
                RawConnection stream = RawConnection.to(server)) {
            ConversationStore store = server.resonance().store();
            String id = store.create("").id();
            String body =
                    Wire.hello("'max_tokens':9999,'session_id':'" + id + "'").replace("'", "\"");
            stream.post("/v1/chat/stream", body.getBytes(StandardCharsets.UTF_8))
                    .lineStarting("event: token");

            server.server().close();

            assertThat(stream.lineStarting("event: done")).isNotEmpty();
            Message answer = store.messages(id).getLast();
            assertThat(answer.status()).isEqualTo(MessageStatus.INTERRUPTED);
            assertThat(answer.content()).startsWith("word ");
        }
    }

    private int active(ServerProcess server) {
        return JsonParser.parseString(get(server, "/health"))
                .getAsJsonObject()
                .get("active")
                .getAsInt();
    }

    private String get(ServerProcess server, String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(server.address() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String id(String conversation) {
        return JsonParser.parseString(conversation).getAsJsonObject().get("id").getAsString();
    }

    private static HttpRequest post(ServerProcess server, String path, String json) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }
}
