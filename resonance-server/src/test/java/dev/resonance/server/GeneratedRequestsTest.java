package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two thousand requests by chance, half of them broken: whatever comes, the server says what is wrong with it. */
final class GeneratedRequestsTest {
    private static final List<String> PATHS = List.of(
            "/v1/chat/completions",
            "/v1/chat/stream",
            "/v1/completions",
            "/chat",
            "/v1/conversations",
            "/v1/conversations/%00",
            "/v1/conversations?cursor=zz",
            "/v1/conversations?query=%22%27*%28",
            "/v1/models/a%2Fb",
            "/nope");
    private static final List<String> FIELDS = List.of(
            "model",
            "temperature",
            "top_p",
            "top_k",
            "seed",
            "stop",
            "n",
            "max_tokens",
            "stream",
            "stream_options",
            "session_id",
            "web_search",
            "truncation",
            "tools",
            "tool_choice",
            "response_format",
            "logit_bias",
            "logprobs",
            "modalities",
            "prompt",
            "echo",
            "message",
            "conversation_id",
            "attachment_ids",
            "title",
            "role",
            "content");

    private final Random random = new Random(20261122);

    @Test
    void request_ofAnyKind_getsItsAnswerOrAnErrorObject() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("a", "b"))) {
            for (int i = 0; i < 2_000; i++) {
                String path = PATHS.get(random.nextInt(PATHS.size()));
                byte[] body = body();
                HttpResponse<String> response = server.send(server.request(path)
                        .header("Content-Type", "application/json")
                        .method(method(), HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());

                String request = path + " " + new String(body, StandardCharsets.UTF_8);
                assertThat(response.statusCode()).as(request).isLessThan(500);
                if (response.statusCode() >= 400) {
                    assertThat(JsonParser.parseString(response.body())
                                    .getAsJsonObject()
                                    .getAsJsonObject("error")
                                    .keySet())
                            .as(request)
                            .containsExactlyInAnyOrder("message", "type", "param", "code");
                }
            }
            assertThat(server.get("/health").body()).contains("\"active\":0");
        }
    }

    private String method() {
        return random.nextInt(4) > 0
                ? "POST"
                : List.of("GET", "PATCH", "DELETE", "PUT").get(random.nextInt(4));
    }

    private byte[] body() {
        Map<String, @Nullable Object> body = new HashMap<>();
        for (int field = random.nextInt(4); field > 0; field--) {
            body.put(FIELDS.get(random.nextInt(FIELDS.size())), value(0));
        }
        if (random.nextBoolean()) {
            body.put("messages", random.nextBoolean() ? value(0) : List.of(Map.of("role", "user", "content", "hi")));
        }
        byte[] bytes = new Gson().toJson(body).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(6) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(100) - 5;
            case 3 -> random.nextDouble() * 3;
            case 4 -> "x".repeat(random.nextInt(20));
            case 5 -> "\uD83D\uDE00\uD800";
            case 6 -> 1e300;
            case 7 -> list(depth);
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                map.put(FIELDS.get(random.nextInt(FIELDS.size())), value(depth + 1));
                yield map;
            }
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int item = random.nextInt(4); item > 0; item--) {
            list.add(value(depth + 1));
        }
        return list;
    }
}
