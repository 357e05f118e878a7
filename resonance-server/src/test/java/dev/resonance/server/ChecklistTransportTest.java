package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines 1 to 9, 14 and 18 of docs/conformance.md: the transport. */
final class ChecklistTransportTest {
    private final ScriptedEngine engine = ScriptedEngine.saying("Hi");
    private final TestServer server = TestServer.serving(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void line001_minimalBody_isAnsweredWithJson() {
        HttpResponse<String> answer = server.post(CHAT, hello("'model':'scripted'"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
        assertThat(Wire.content(answer)).isEqualTo("Hi");
    }

    @Test
    void line002_pathWithoutVersionOrWithSlash_isNotFound() {
        for (String path : List.of("/chat/completions", "/completions", "/models", "/v1", CHAT + "/")) {
            HttpResponse<String> refusal = server.post(path, hello(""));
            assertThat(refusal.statusCode()).as(path).isEqualTo(404);
            assertThat(code(refusal)).isEqualTo("unknown_url");
        }
    }

    @Test
    void line003_bodyThatIsNoObject_isRefused() {
        for (String body : List.of("", "{", "x", "[]", "42", "'x'", "null")) {
            assertRefused(server.post(CHAT, body), 400, "");
        }
    }

    @Test
    void line004_bodyThatIsBroken_isRefused() {
        byte[] latin = "{\"messages\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(server.send(server.request(CHAT)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(latin))
                                .build())
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post(CHAT, "[".repeat(10_000) + "]".repeat(10_000)).statusCode())
                .isEqualTo(400);
        server.post(CHAT, hello("'max_tokens':1,'max_tokens':7"));
        assertThat(engine.requests().getLast().maxNewTokens()).isEqualTo(7);
    }

    @Test
    void line004b_numbersThatAreNone_areRefused() {
        for (String number : List.of("NaN", "Infinity", "-Infinity")) {
            assertThat(server.post(CHAT, hello("'temperature':" + number)).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void line005_contentType_mustBeJsonOrMissing() {
        assertThat(typed("text/plain").statusCode()).isEqualTo(415);
        assertThat(typed("application/x-www-form-urlencoded").statusCode()).isEqualTo(415);
        assertThat(code(typed("text/plain"))).isEqualTo("unsupported_media_type");
        assertThat(typed("application/json; charset=utf-8").statusCode()).isEqualTo(200);
        assertThat(typed("").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> typed(String type) {
        HttpRequest.Builder request = server.request(CHAT)
                .POST(HttpRequest.BodyPublishers.ofString(hello("").replace('\'', '"')));
        return server.send((type.isEmpty() ? request : request.header("Content-Type", type)).build());
    }

    @Test
    void line006_otherMethod_isRefusedWithThoseAllowed() {
        HttpResponse<String> refusal = server.get(CHAT);
        assertRefused(refusal, 405, "");
        assertThat(refusal.headers().firstValue("allow")).hasValue("POST");
        assertThat(code(refusal)).isEqualTo("method_not_allowed");
    }

    @Test
    void line007_unknownPath_isNotFound() {
        assertRefused(server.get("/v1/nothing"), 404, "");
        assertThat(code(server.get("/v1/nothing"))).isEqualTo("unknown_url");
    }

    @Test
    void line008_unknownModel_isNotFoundAndAMissingOneIsTheServedOne() {
        HttpResponse<String> refusal = server.post(CHAT, hello("'model':'gpt-4'"));
        assertRefused(refusal, 404, "model");
        assertThat(code(refusal)).isEqualTo("model_not_found");
        assertThat(server.post(CHAT, hello("")).statusCode()).isEqualTo(200);
    }

    @Test
    void line009_bodyBeyondTheLimit_isTooLarge() throws Exception {
        HttpResponse<String> refusal = server.post(CHAT, hello("'user':'" + "x".repeat(300 << 10) + "'"));
        assertRefused(refusal, 413, "");
        assertThat(code(refusal)).isEqualTo("request_too_large");
        try (RawConnection client = RawConnection.to(server)) {
            client.send("POST " + CHAT + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int chunk = 0; chunk < 5; chunk++) {
                client.send("10000\r\n" + " ".repeat(0x10000) + "\r\n");
            }
            assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("request_too_large");
        }
        assertThat(server.post(CHAT, hello("")).statusCode()).isEqualTo(200);
    }

    @Test
    void line014_noRefusal_isUnprocessable() {
        for (String body : List.of("{}", hello("'temperature':9"), hello("'stop':5"), hello("'tools':[{}]"))) {
            assertThat(server.post(CHAT, body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void line018_upgradeAndContinueAndReuse_work() throws Exception {
        assertThat(server.post(CHAT, hello("")).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(server.post(CHAT, hello(""), request -> request.expectContinue(true))
                        .statusCode())
                .isEqualTo(200);
        byte[] good = hello("").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try (RawConnection client = RawConnection.to(server)) {
            assertThat(client.post(CHAT, good).answer()).startsWith("HTTP/1.1 200");
            assertThat(client.post(CHAT, "{".getBytes(StandardCharsets.UTF_8)).answer())
                    .startsWith("HTTP/1.1 400");
            assertThat(client.post(CHAT, good).answer()).startsWith("HTTP/1.1 200");
        }
        for (String path : List.of("/health", "/nothing")) {
            try (RawConnection client = RawConnection.to(server)) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(client.answer()).startsWith("HTTP/1.1 ");
                assertThat(client.line()).isEqualTo("(closed)");
            }
        }
    }
}
