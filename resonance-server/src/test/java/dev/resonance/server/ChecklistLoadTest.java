package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.content;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ScriptedEngine;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Lines 70 to 77 of docs/conformance.md: clients that leave, time limits, many at once. */
final class ChecklistLoadTest {
    private static ScriptedEngine slow() {
        return ScriptedEngine.saying("word ".repeat(9_999).split("(?<= )")).pausing(Duration.ofMillis(20));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** A client that sends, waits until {@code engine} works on it, and goes. */
    private static void leave(TestServer server, ScriptedEngine engine, String body, String until) throws IOException {
        try (RawConnection client = RawConnection.to(server)) {
            client.post(CHAT, bytes(body));
            if (until.isEmpty()) {
                Eventually.within(Duration.ofSeconds(5), () -> engine.active() == 1);
            } else {
                client.lineStarting(until);
            }
        }
        Eventually.within(Duration.ofSeconds(1), () -> engine.active() == 0);
        Eventually.within(
                Duration.ofSeconds(2), () -> server.get("/health").body().contains("\"active\":0"));
    }

    @Test
    void line070_clientThatLeavesInMidStream_stopsItsReply() throws Exception {
        ScriptedEngine engine = slow();
        try (TestServer server = TestServer.serving(engine)) {
            leave(server, engine, hello("'stream':true,'max_tokens':9999"), "data: {");
        }
    }

    @Test
    void line071_clientThatLeavesBeforeTheFirstToken_stopsItsReplyToo() throws Exception {
        ScriptedEngine engine = ScriptedEngine.saying("a").pausing(Duration.ofMinutes(1));
        try (TestServer server = TestServer.serving(engine)) {
            leave(server, engine, hello("'stream':true"), "");
        }
        try (TestServer server = TestServer.serving(new BusyEngine(true))) {
            try (RawConnection client = RawConnection.to(server)) {
                client.post(CHAT, bytes(hello("'stream':true")));
                Eventually.within(
                        Duration.ofSeconds(5),
                        () -> server.get("/health").body().contains("\"queued\":1"));
            }
            Eventually.within(
                    Duration.ofSeconds(2), () -> server.get("/health").body().contains("\"active\":0,\"queued\":0"));
        }
    }

    @Test
    void line072_clientThatLeavesItsWholeAnswer_stopsItToo() throws Exception {
        ScriptedEngine engine = slow();
        try (TestServer server = TestServer.serving(engine)) {
            leave(server, engine, hello("'max_tokens':9999"), "");
        }
    }

    @Test
    void line073_stormOfClientsThatLeave_isOverSoon() throws Exception {
        ScriptedEngine engine = slow();
        try (TestServer server = TestServer.serving(engine);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> storm = new ArrayList<>();
            for (int client = 0; client < 200; client++) {
                storm.add(clients.submit(() -> {
                    try (RawConnection connection = RawConnection.to(server)) {
                        connection.post(CHAT, bytes(hello("'stream':true,'max_tokens':9999")));
                        Thread.sleep(500);
                    }
                    return null;
                }));
            }
            for (Future<?> client : storm) {
                client.get();
            }
            long begun = System.nanoTime();
            assertThat(server.post(CHAT, hello("'max_tokens':2")).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            Eventually.within(Duration.ofSeconds(3), () -> engine.active() == 0);
        }
    }

    @Test
    void line074_replyThatTakesTooLong_isUnavailableOrAnErrorEvent() {
        HttpSettings hasty = TestServer.settings(limits -> limits.withRequestTime(Duration.ofMillis(200)));
        FakeLanguageModel model = FakeLanguageModel.babbling(() -> LockSupport.parkNanos(10_000_000));
        try (TestServer server = TestServer.serving(FakeEngines.of(model, EngineOptions.defaults()), hasty)) {
            HttpResponse<String> refusal = server.post(CHAT, hello("'max_tokens':900"));
            assertRefused(refusal, 503, "");
            assertThat(code(refusal)).isEqualTo("timeout");
            assertThat(server.post(CHAT, hello("'max_tokens':900,'stream':true"))
                            .body())
                    .contains("event: error\n", "\"code\":\"timeout\"")
                    .doesNotContain("[DONE]");
        }
    }

    @Test
    void line075_twiceAsManyAsFit_allGetWhatTheyGetAlone() throws Exception {
        EngineOptions small = new EngineOptions("auto", Precision.AUTO, OptionalInt.empty(), 4, 64);
        try (TestServer server = TestServer.serving(FakeEngines.of(FakeLanguageModel.babbling(), small));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> alone = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                alone.add(content(server.post(CHAT, question(number))));
            }
            List<Future<String>> together = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                String body = question(number);
                together.add(clients.submit(() -> content(server.post(CHAT, body))));
            }
            for (int number = 0; number < 8; number++) {
                assertThat(together.get(number).get()).isEqualTo(alone.get(number));
            }
        }
    }

    private static String question(int number) {
        return Wire.ask("Question " + number, "'temperature':0,'max_tokens':40");
    }

    @Test
    void line076_queue_isShownAndAStopEndsStreamsWithAnError() throws Exception {
        try (TestServer server = TestServer.serving(new BusyEngine(true));
                RawConnection client = RawConnection.to(server)) {
            client.post(CHAT, bytes(hello("'stream':true"))).lineStarting("data: {");
            Eventually.within(
                    Duration.ofSeconds(2),
                    () -> server.get("/metrics").body().contains("resonance_replies_queued 1.0"));
            assertThat(server.get("/metrics").body())
                    .contains("resonance_replies_active 1.0", "resonance_connections_open");
            Thread stop = Thread.ofVirtual().start(server.server()::close);
            client.lineStarting("event: error");
            assertThat(client.line()).contains("shutting_down");
            stop.join();
        }
    }

    @Test
    void line077_conversationThatIsBeingAnswered_isBusy() throws Exception {
        ScriptedEngine engine = slow();
        try (TestServer server = TestServer.serving(engine);
                RawConnection client = RawConnection.to(server)) {
            String session = TestServer.json(server.post("/v1/conversations", "{}"))
                    .get("id")
                    .getAsString();
            client.post(CHAT, bytes(hello("'max_tokens':9999,'stream':true,'session_id':'" + session + "'")));
            client.lineStarting("data: {");
            HttpResponse<String> refusal = server.post(CHAT, hello("'session_id':'" + session + "'"));
            assertRefused(refusal, 409, "");
            assertThat(code(refusal)).isEqualTo("conversation_busy");
            assertThat(server.resonance().store().messages(session)).hasSize(2);
        }
    }
}
