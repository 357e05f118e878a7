package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.server.config.HttpSettings;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines 10, 15 to 17 and 20 of docs/conformance.md: who may call, and what is logged of it. */
final class ChecklistAccessTest {
    private final ScriptedEngine engine = ScriptedEngine.saying("Hi");
    private final TestServer server = TestServer.serving(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void line010_key_isAskedForAndNeverLogged() {
        try (CapturedLog log = new CapturedLog();
                TestServer closed = TestServer.serving(
                        ScriptedEngine.saying("Hi"),
                        TestServer.settings(List.of("another", "the-secret-key"), List.of()))) {
            HttpResponse<String> refusal = closed.post(CHAT, hello(""));
            assertRefused(refusal, 401, "");
            assertThat(code(refusal)).isEqualTo("invalid_api_key");
            assertThat(refusal.headers().firstValue("www-authenticate")).hasValue("Bearer");
            assertThat(keyed(closed, "the-secret-kez").statusCode()).isEqualTo(401);
            assertThat(keyed(closed, "the-secret-key").statusCode()).isEqualTo(200);
            assertThat(closed.post(CHAT, hello(""), request -> request.header("Authorization", "bearer another"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("secret"));
        }
        assertThat(keyed(server, "anything").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> keyed(TestServer server, String key) {
        return server.post(CHAT, hello(""), request -> request.header("Authorization", "Bearer " + key));
    }

    @Test
    void line015_everyAnswer_hasAnIdAndTheClientsIsLogged() {
        try (CapturedLog log = new CapturedLog()) {
            for (HttpResponse<String> answer : List.of(
                    server.post(CHAT, hello("")),
                    server.post(CHAT, hello("'stream':true")),
                    server.post(CHAT, "{"),
                    server.get("/nothing"),
                    server.post(CHAT, hello(""), request -> request.header("X-Client-Request-Id", "mine-1")))) {
                assertThat(answer.headers().firstValue("x-request-id").orElseThrow())
                        .startsWith("req_");
            }
            log.await("mine-1");
        }
        assertThat(server.post(CHAT, hello("")).headers().firstValue("openai-processing-ms"))
                .isPresent();
    }

    @Test
    void line016_preflight_needsNoKeyAndAllowsOnlyItsOrigins() {
        try (TestServer open =
                TestServer.serving(engine, TestServer.settings(List.of("key"), List.of("https://app.example")))) {
            HttpResponse<String> allowed = preflight(open, "https://app.example");
            assertThat(allowed.statusCode()).isEqualTo(204);
            assertThat(allowed.headers().firstValue("access-control-allow-origin"))
                    .hasValue("https://app.example");
            assertThat(allowed.headers().firstValue("access-control-allow-headers"))
                    .hasValue("authorization,x-stainless-lang");
            assertThat(preflight(open, "https://evil.example").headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
            HttpResponse<String> call = open.post(
                    CHAT,
                    hello(""),
                    request -> request.header("Origin", "https://app.example").header("Authorization", "Bearer key"));
            assertThat(call.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example");
            assertThat(call.headers()
                            .firstValue("access-control-expose-headers")
                            .orElseThrow())
                    .contains("x-request-id", "retry-after");
        }
    }

    private static HttpResponse<String> preflight(TestServer server, String origin) {
        return server.send(server.request(CHAT)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-stainless-lang")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Test
    void line017_otherHostNames_areRefusedAndOpenDoorsAreWarnedOf() throws Exception {
        try (RawConnection client = RawConnection.to(server)) {
            assertThat(client.send("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 403")
                    .contains("host_not_allowed");
        }
        HttpSettings local = TestServer.settings();
        HttpSettings all = new HttpSettings("0.0.0.0", 0, List.of(), true, List.of(), false, local.limits());
        try (CapturedLog log = new CapturedLog();
                ResonanceServer open = ResonanceServer.start(all, server.resonance())) {
            assertThat(open.port()).isPositive();
            assertThat(log.warnings()).anyMatch(line -> line.contains("API_KEYS"));
        }
        assertThat(HttpSettings.local(0).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void line020_lineBreaks_neverReachTheLog() {
        try (CapturedLog log = new CapturedLog()) {
            server.post(CHAT, hello("'model':'a\\nERROR b','user':'c\\r\\nERROR d'"));
            server.get("/x%0aERROR%20e");
            log.await("/x?ERROR?e");
            assertThat(log.lines()).noneMatch(line -> line.contains("\n") || line.contains("\r"));
        }
    }
}
