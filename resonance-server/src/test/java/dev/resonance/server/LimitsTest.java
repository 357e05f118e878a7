package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.server.config.HttpSettings;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    @Test
    void rate_isKeptForEachKey() {
        HttpSettings usual = TestServer.settings();
        HttpSettings rated = new HttpSettings(
                "127.0.0.1",
                0,
                List.of("a", "b"),
                false,
                List.of(),
                false,
                usual.limits().withRequestsPerMinute(2));
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"), rated)) {
            assertThat(ask(server, "a").statusCode()).isEqualTo(200);
            assertThat(ask(server, "a").statusCode()).isEqualTo(200);
            HttpResponse<String> refusal = ask(server, "a");
            assertRefused(refusal, 429, "");
            assertThat(code(refusal)).isEqualTo("rate_limit_exceeded");
            assertThat(refusal.headers().firstValue("retry-after").orElseThrow())
                    .matches("2\\d|30");
            assertThat(ask(server, "b").statusCode()).isEqualTo(200);
            assertThat(ask(server, "wrong").statusCode()).isEqualTo(401);
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> ask(TestServer server, String key) {
        return server.post(CHAT, hello(""), request -> request.header("Authorization", "Bearer " + key));
    }

    @Test
    void head_beyondTheLimit_isRefused() throws Exception {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));
                RawConnection client = RawConnection.to(server)) {
            String answer = client.send(
                            "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20 << 10) + "\r\n\r\n")
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 4").contains("\"error\":{");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyAnswer_hasHeadersThatKeepBrowsersCareful() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"))) {
            HttpResponse<String> answer = server.post(CHAT, hello(""));
            assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("x-frame-options")).hasValue("DENY");
            assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                    .startsWith("default-src 'none'");
            assertThat(server.get("/docs").headers().allValues("content-security-policy"))
                    .hasSize(1);
        }
    }
}
