package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.Resonance;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.http.PortUnavailableException;
import dev.resonance.testkit.ScriptedEngine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransportTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String HELLO = "{'messages':[{'role':'user','content':'Hello'}]}";

    private final TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void method_thatIsNotKnown_isRefusedWithThoseThatAre() {
        HttpResponse<String> response = server.get(PATH);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
        assertThat(error(response).get("code").getAsString()).isEqualTo("method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/chat/completions", "/v1/chat/completions/", "/v1/images", "/v1"})
    void path_thatIsNotKnown_isNotFound(String path) {
        HttpResponse<String> response = server.post(path, HELLO);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").getAsString()).isEqualTo("unknown_url");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void body_beyondTheLimit_isRefused() {
        HttpResponse<String> response = server.post(PATH, "{'a':'" + "x".repeat(300 << 10) + "'}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response).get("code").getAsString()).isEqualTo("request_too_large");
    }

    @Test
    void body_inChunksBeyondTheLimit_isRefused() throws Exception {
        try (RawConnection client = RawConnection.to(server)) {
            client.send("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < 5; sent++) {
                client.send(chunk);
            }

            assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("request_too_large");
        }
    }

    @Test
    void body_inChunks_isRead() {
        HttpResponse<String> response = server.send(server.request(PATH)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(HELLO.replace('\'', '"'))))
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void contentType_thatIsMissing_isTakenForJson() {
        assertThat(server.send(server.request(PATH)
                                .POST(HttpRequest.BodyPublishers.ofString(HELLO.replace('\'', '"')))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void contentType_ofAForm_isRefused() {
        HttpResponse<String> response = server.send(server.request(PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(HELLO))
                .build());

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(error(response).get("code").getAsString()).isEqualTo("unsupported_media_type");
    }

    @Test
    void continue_isAnsweredBeforeTheBodyComes() {
        assertThat(server.post(PATH, HELLO, request -> request.expectContinue(true))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"
            })
    void request_thatIsNoHttp_getsAnErrorObjectOrIsCutOff(String request) throws Exception {
        try (RawConnection client = RawConnection.to(server)) {
            String answer = client.send(request).answer();

            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).contains("\"error\":{"),
                            text -> assertThat(text).startsWith("(closed)"));
        }
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void keys_whereSet_areAskedFor() {
        try (TestServer closed = TestServer.serving(
                ScriptedEngine.saying("Hi"), TestServer.settings(List.of("first", "second"), List.of()))) {
            HttpResponse<String> without = closed.post(PATH, HELLO);
            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(error(without).get("code").getAsString()).isEqualTo("invalid_api_key");
            assertThat(without.headers().firstValue("www-authenticate")).hasValue("Bearer");
            assertThat(closed.post(PATH, HELLO, request -> request.header("Authorization", "Bearer wrong"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(closed.post(PATH, HELLO, request -> request.header("Authorization", "bearer second"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(closed.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keys_whereNoneAreSet_mayBeAnything() {
        assertThat(server.post(PATH, HELLO, request -> request.header("Authorization", "Bearer whatever"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void origin_thatIsAllowed_mayCallAndRead() {
        try (TestServer open = TestServer.serving(
                ScriptedEngine.saying("Hi"), TestServer.settings(List.of("key"), List.of("https://app.example")))) {
            HttpResponse<String> before = open.send(open.request(PATH)
                    .header("Origin", "https://app.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization,x-stainless-os")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .build());
            assertThat(before.statusCode()).isEqualTo(204);
            assertThat(before.headers().firstValue("access-control-allow-origin"))
                    .hasValue("https://app.example");
            assertThat(before.headers().firstValue("access-control-allow-headers"))
                    .hasValue("authorization,x-stainless-os");

            HttpResponse<String> call = open.post(
                    PATH,
                    HELLO,
                    request -> request.header("Origin", "https://app.example").header("Authorization", "Bearer key"));
            assertThat(call.statusCode()).isEqualTo(200);
            assertThat(call.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example");
            assertThat(call.headers()
                            .firstValue("access-control-expose-headers")
                            .orElseThrow())
                    .contains("x-request-id", "retry-after");
        }
    }

    @Test
    void origin_thatIsNotAllowed_getsNoPermission() {
        HttpResponse<String> response =
                server.post(PATH, HELLO, request -> request.header("Origin", "https://evil.example"));

        assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void host_thatIsNotThisMachine_isRefusedWithoutKeys() throws Exception {
        try (RawConnection client = RawConnection.to(server)) {
            String answer = client.send("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                    .answer();

            assertThat(answer).startsWith("HTTP/1.1 403").contains("host_not_allowed");
        }
    }

    @Test
    void port_thatIsTaken_isNamedInTheFailure() {
        HttpSettings taken = HttpSettings.local(server.port());

        assertThatThrownBy(() -> ResonanceServer.start(taken, server.resonance()))
                .isInstanceOf(PortUnavailableException.class)
                .hasMessageContaining("PORT " + server.port());
    }

    @Test
    void loading_isToldUntilTheModelIsThere() {
        CompletableFuture<Resonance> later = new CompletableFuture<>();
        try (ResonanceServer loading = ResonanceServer.start(TestServer.settings(), later)) {
            HttpRequest health = HttpRequest.newBuilder(URI.create(loading.address() + "/health"))
                    .build();
            HttpResponse<String> before = server.send(health);
            assertThat(before.statusCode()).isEqualTo(503);
            assertThat(before.body()).isEqualTo("{\"status\":\"loading\"}");
            HttpResponse<String> chat = server.send(HttpRequest.newBuilder(URI.create(loading.address() + PATH))
                    .POST(HttpRequest.BodyPublishers.ofString(HELLO.replace('\'', '"')))
                    .build());
            assertThat(chat.statusCode()).isEqualTo(503);
            assertThat(error(chat).get("code").getAsString()).isEqualTo("model_loading");
            assertThat(chat.headers().firstValue("retry-after")).isPresent();

            later.complete(server.resonance());

            assertThat(server.send(health).statusCode()).isEqualTo(200);
        }
    }
}
