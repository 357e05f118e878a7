package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

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
    void request_sentBeforeTheAnswerOfTheLast_isAnsweredToo() throws Exception {
        try (TestServer server = TestServer.serving(slow(3, Duration.ofMillis(50)));
                RawConnection client = RawConnection.to(server)) {
            client.post(PATH, WHOLE).post(PATH, WHOLE);

            assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("word word word");
            assertThat(client.answer()).startsWith("HTTP/1.1 200").contains("word word word");
        }
    }
}
