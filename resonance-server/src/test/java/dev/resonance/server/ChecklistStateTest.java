package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.testkit.ScriptedEngine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines 11 to 13 and 19 of docs/conformance.md: a server that is busy, starting, stopping or broken. */
final class ChecklistStateTest {
    private final TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void line011_queueThatIsFull_isTooManyRequestsAndOneThatIsSlowIsUnavailable() {
        try (TestServer busy = TestServer.serving(new BusyEngine(false))) {
            HttpResponse<String> refusal = busy.post(CHAT, hello(""));
            assertRefused(refusal, 429, "");
            assertThat(code(refusal)).isEqualTo("queue_full");
            assertThat(TestServer.error(refusal).get("type").getAsString()).isEqualTo("rate_limit_error");
            assertThat(refusal.headers().firstValue("retry-after")).hasValue("3");
            assertThat(refusal.headers().firstValue("retry-after-ms")).hasValue("3000");
        }
        HttpSettings hasty = TestServer.settings(limits -> limits.withQueueTime(Duration.ofMillis(300)));
        try (TestServer slow = TestServer.serving(new BusyEngine(true), hasty)) {
            HttpResponse<String> refusal = slow.post(CHAT, hello(""));
            assertRefused(refusal, 503, "");
            assertThat(code(refusal)).isEqualTo("queue_timeout");
            assertThat(refusal.headers().firstValue("retry-after")).isPresent();
            assertThat(slow.post(CHAT, hello("'stream':true")).body())
                    .contains("event: error\ndata: ", "queue_timeout")
                    .doesNotContain("[DONE]");
        }
    }

    @Test
    void line012_loadingOrStopping_isUnavailable() throws Exception {
        CompletableFuture<Resonance> later = new CompletableFuture<>();
        LoadProgress progress = new LoadProgress();
        progress.expect(200);
        progress.add(50);
        try (ResonanceServer loading = ResonanceServer.start(TestServer.settings(), later, progress)) {
            HttpResponse<String> refusal = server.send(post(loading));
            assertRefused(refusal, 503, "");
            assertThat(code(refusal)).isEqualTo("model_loading");
            assertThat(refusal.headers().firstValue("retry-after")).isPresent();
            HttpResponse<String> health = server.send(health(loading));
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body())
                    .isEqualTo("{\"status\":\"loading\",\"progress\":{\"loaded\":50,\"total\":200,\"fraction\":0.25}}");
            later.complete(server.resonance());
            assertThat(server.send(health(loading)).statusCode()).isEqualTo(200);
        }
        ScriptedEngine slow = ScriptedEngine.saying("a ".repeat(50).split(" ")).pausing(Duration.ofMillis(50));
        try (TestServer stopping = TestServer.serving(slow);
                RawConnection open = RawConnection.to(stopping)) {
            open.post(CHAT, hello("'stream':true").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            open.lineStarting("data: {");
            Thread stop = Thread.ofVirtual().start(stopping.server()::close);
            Eventually.within(
                    Duration.ofSeconds(2), () -> stopping.get("/health").body().contains("stopping"));
            assertThat(code(stopping.post(CHAT, hello("")))).isEqualTo("shutting_down");
            stop.join();
        }
    }

    private static HttpRequest post(ResonanceServer server) {
        return HttpRequest.newBuilder(URI.create(server.address() + CHAT))
                .POST(HttpRequest.BodyPublishers.ofString(hello("").replace('\'', '"')))
                .build();
    }

    private static HttpRequest health(ResonanceServer server) {
        return HttpRequest.newBuilder(URI.create(server.address() + "/health")).build();
    }

    @Test
    void line013_engineThatFails_isAServerErrorWithoutItsInnards() {
        try (TestServer failing = TestServer.serving(ScriptedEngine.answering(prompt -> {
            throw new IllegalStateException("secret /etc/passwd");
        }))) {
            HttpResponse<String> refusal = failing.post(CHAT, hello(""));
            assertRefused(refusal, 500, "");
            assertThat(TestServer.error(refusal).get("type").getAsString()).isEqualTo("server_error");
            assertThat(refusal.body()).doesNotContain("secret", "Exception", "/etc", "at dev.");
            assertThat(failing.get("/v1/models").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void line019_health_doesNotWaitForReplies() throws Exception {
        ScriptedEngine slow = ScriptedEngine.saying("a").pausing(Duration.ofMinutes(1));
        try (TestServer busy = TestServer.serving(slow);
                RawConnection one = RawConnection.to(busy)) {
            one.post(CHAT, hello("").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            Eventually.within(Duration.ofSeconds(5), () -> slow.active() == 1);
            busy.get("/health");
            long begun = System.nanoTime();
            JsonObject health = TestServer.json(busy.get("/health"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
            assertThat(health.get("active").getAsInt()).isEqualTo(1);
        }
    }
}
