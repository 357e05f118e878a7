package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.http.PortUnavailableException;
import dev.resonance.testkit.ScriptedEngine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    void body_inChunks_isRead() {
        HttpResponse<String> response = server.send(server.request(PATH)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(HELLO.replace('\'', '"'))))
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
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
    void body_thatIsTooLarge_isNeverTakenForAnotherRequest() throws Exception {
        try (RawConnection client = RawConnection.to(server)) {
            client.send("POST /chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4194305\r\n\r\n"
                    + "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 413");
            assertThat(client.line()).isEqualTo("(closed)");
        }
    }

    @Test
    void head_isAnsweredOnce() throws Exception {
        try (RawConnection client = RawConnection.to(server)) {
            client.send("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(client.line()).startsWith("HTTP/1.1 200");
            assertThat(client.lineStarting("Connection")).containsIgnoringCase("close");
            String line = client.line();
            while (!line.equals("(closed)")) {
                assertThat(line).doesNotStartWith("HTTP/");
                line = client.line();
            }
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
    void modelThatCannotBeLoaded_isNoReasonToWait() {
        CompletableFuture<Resonance> never = CompletableFuture.failedFuture(new IllegalStateException("/secret"));
        try (ResonanceServer failed = ResonanceServer.start(TestServer.settings(), never, new LoadProgress())) {
            HttpResponse<String> health = server.send(HttpRequest.newBuilder(URI.create(failed.address() + "/health"))
                    .build());
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"failed\"}");
            HttpResponse<String> models =
                    server.send(HttpRequest.newBuilder(URI.create(failed.address() + "/v1/models"))
                            .build());
            assertThat(error(models).get("code").getAsString()).isEqualTo("model_failed");
        }
    }
}
