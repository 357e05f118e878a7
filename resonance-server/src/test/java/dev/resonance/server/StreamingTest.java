package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.resonance.testkit.ScriptedEngine;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamingTest {
    private static final String PATH = "/v1/chat/completions";
    private static final byte[] STREAM =
            "{\"stream\":true,\"max_tokens\":100000,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] WHOLE =
            "{\"max_tokens\":100000,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private static ScriptedEngine slow(int tokens, Duration pause) {
        String[] pieces = new String[tokens];
        Arrays.fill(pieces, "word ");
        return ScriptedEngine.saying(pieces).pausing(pause);
    }

    @Test
    void tokens_arriveOneByOne() throws Exception {
        try (TestServer server = TestServer.serving(slow(6, Duration.ofMillis(60)))) {
            HttpResponse<InputStream> response = server.client()
                    .send(
                            server.request(PATH)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(STREAM))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            List<Long> arrivals = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains("word")) {
                        arrivals.add(System.nanoTime());
                    }
                }
            }

            assertThat(arrivals).hasSize(6);
            for (int i = 1; i < arrivals.size(); i++) {
                assertThat(arrivals.get(i) - arrivals.get(i - 1))
                        .isGreaterThan(Duration.ofMillis(20).toNanos());
            }
        }
    }

    @Test
    void close_inMidStream_stopsTheGeneration() throws Exception {
        ScriptedEngine engine = slow(10_000, Duration.ofMillis(20));
        try (TestServer server = TestServer.serving(engine)) {
            try (RawConnection client = RawConnection.to(server)) {
                client.post(PATH, STREAM).lineStarting("data: {");
                assertThat(engine.active()).isEqualTo(1);
            }

            Eventually.within(Duration.ofSeconds(1), () -> engine.active() == 0);
            assertThat(health(server, "active")).isZero();
        }
    }

    @Test
    void close_beforeTheFirstToken_stopsTheGeneration() throws Exception {
        ScriptedEngine engine = slow(1, Duration.ofMinutes(5));
        try (TestServer server = TestServer.serving(engine)) {
            try (RawConnection client = RawConnection.to(server)) {
                client.post(PATH, STREAM);
                Eventually.within(Duration.ofSeconds(5), () -> engine.active() == 1);
            }

            Eventually.within(Duration.ofSeconds(1), () -> engine.active() == 0);
        }
    }

    @Test
    void close_whileWaitingForAWholeAnswer_stopsTheGeneration() throws Exception {
        ScriptedEngine engine = slow(10_000, Duration.ofMillis(20));
        try (TestServer server = TestServer.serving(engine)) {
            try (RawConnection client = RawConnection.to(server)) {
                client.post(PATH, WHOLE);
                Eventually.within(Duration.ofSeconds(5), () -> engine.active() == 1);
            }

            Eventually.within(Duration.ofSeconds(1), () -> engine.active() == 0);
        }
    }

    @Test
    void silence_isFilledWithComments() throws Exception {
        try (TestServer server = TestServer.serving(slow(2, Duration.ofMillis(700)));
                RawConnection client = RawConnection.to(server)) {
            client.post(PATH, STREAM).lineStarting("data: {");

            assertThat(client.lineStarting(":")).isEqualTo(":");
            assertThat(client.lineStarting("data: [DONE]")).isEqualTo("data: [DONE]");
        }
    }

    @Test
    void reader_thatDoesNotRead_isCutOffWithoutHarmToOthers() throws Exception {
        String[] pieces = new String[3_000];
        Arrays.fill(pieces, "x".repeat(8_000));
        ScriptedEngine engine = ScriptedEngine.saying(pieces);
        try (TestServer server = TestServer.serving(engine);
                RawConnection sleeper = RawConnection.to(server)) {
            sleeper.post(PATH, STREAM).lineStarting("data: {");

            Eventually.within(Duration.ofSeconds(10), () -> health(server, "active") == 0);
            assertThat(server.get("/v1/models").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void connection_isUsedAgainAfterAnswersAndErrors() throws Exception {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));
                RawConnection client = RawConnection.to(server)) {
            assertThat(client.post(PATH, WHOLE).answer())
                    .startsWith("HTTP/1.1 200")
                    .contains("Hi");
            assertThat(client.post(PATH, "{".getBytes(StandardCharsets.UTF_8)).answer())
                    .startsWith("HTTP/1.1 400");
            assertThat(client.post(PATH, WHOLE).answer())
                    .startsWith("HTTP/1.1 200")
                    .contains("Hi");
        }
    }

    @Test
    void request_sentBeforeTheAnswerOfTheLast_isAnsweredToo() throws Exception {
        try (TestServer server = TestServer.serving(slow(3, Duration.ofMillis(50)));
                RawConnection client = RawConnection.to(server)) {
            client.post(PATH, WHOLE).post(PATH, WHOLE);

            assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("word word word");
            assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("word word word");
        }
    }

    @Test
    void stop_inMidStream_endsWithAnErrorEventAndNoDone() throws Exception {
        try (TestServer server = TestServer.serving(slow(10_000, Duration.ofMillis(20)));
                RawConnection client = RawConnection.to(server)) {
            client.post(PATH, STREAM).lineStarting("data: {");
            Thread stopping = Thread.ofVirtual().start(server.server()::close);

            assertThat(client.lineStarting("event: error")).isEqualTo("event: error");
            assertThat(client.lineStarting("data: ")).contains("shutting_down");
            stopping.join();
        }
    }

    private static int health(TestServer server, String key) {
        return JsonParser.parseString(server.get("/health").body())
                .getAsJsonObject()
                .get(key)
                .getAsInt();
    }
}
