package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import dev.resonance.Resonance;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.testkit.ScriptedEngine;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Lines 1 to 20 of docs/conformance.md: transport, keys, errors. */
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
        for (String path : List.of("/chat/completions", "/completions", "/models", CHAT + "/")) {
            assertThat(server.post(path, hello("")).statusCode()).as(path).isEqualTo(404);
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
    void line010_key_isAskedForAndNeverLogged() {
        ListAppender<ILoggingEvent> log = listen();
        try (TestServer closed = TestServer.serving(
                ScriptedEngine.saying("Hi"), TestServer.settings(List.of("the-secret-key"), List.of()))) {
            HttpResponse<String> refusal = closed.post(CHAT, hello(""));
            assertRefused(refusal, 401, "");
            assertThat(code(refusal)).isEqualTo("invalid_api_key");
            assertThat(refusal.headers().firstValue("www-authenticate")).hasValue("Bearer");
            assertThat(keyed(closed, "the-secret-kez").statusCode()).isEqualTo(401);
            assertThat(keyed(closed, "the-secret-key").statusCode()).isEqualTo(200);
        } finally {
            forget(log);
        }
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains("secret"));
        assertThat(keyed(server, "anything").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> keyed(TestServer server, String key) {
        return server.post(CHAT, hello(""), request -> request.header("Authorization", "Bearer " + key));
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
        try (ResonanceServer loading = ResonanceServer.start(TestServer.settings(), later)) {
            HttpResponse<String> refusal = server.send(post(loading));
            assertRefused(refusal, 503, "");
            assertThat(code(refusal)).isEqualTo("model_loading");
            assertThat(refusal.headers().firstValue("retry-after")).isPresent();
            assertThat(server.send(health(loading)).statusCode()).isEqualTo(503);
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
    void line014_noRefusal_isUnprocessable() {
        for (String body : List.of("{}", hello("'temperature':9"), hello("'stop':5"), hello("'tools':[{}]"))) {
            assertThat(server.post(CHAT, body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void line015_everyAnswer_hasAnIdAndTheClientsIsLogged() {
        ListAppender<ILoggingEvent> log = listen();
        try {
            for (HttpResponse<String> answer : List.of(
                    server.post(CHAT, hello("")),
                    server.post(CHAT, hello("'stream':true")),
                    server.post(CHAT, "{"),
                    server.get("/nothing"),
                    server.post(CHAT, hello(""), request -> request.header("X-Client-Request-Id", "mine-1")))) {
                assertThat(answer.headers().firstValue("x-request-id").orElseThrow())
                        .startsWith("req_");
            }
        } finally {
            Eventually.within(
                    Duration.ofSeconds(2),
                    () -> log.list.stream()
                            .anyMatch(event -> event.getFormattedMessage().contains("mine-1")));
            forget(log);
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
                    .startsWith("HTTP/1.1 403");
        }
        ListAppender<ILoggingEvent> log = listen();
        HttpSettings local = TestServer.settings();
        HttpSettings all = new HttpSettings("0.0.0.0", 0, List.of(), true, List.of(), false, local.limits());
        try (ResonanceServer open = ResonanceServer.start(all, server.resonance())) {
            assertThat(open.port()).isPositive();
        } finally {
            forget(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("API_KEYS"));
        assertThat(HttpSettings.local(0).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void line018_upgradeAndContinueAndReuse_work() throws Exception {
        assertThat(server.post(CHAT, hello("")).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(server.post(CHAT, hello(""), request -> request.expectContinue(true))
                        .statusCode())
                .isEqualTo(200);
        byte[] good = hello("").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try (RawConnection client = RawConnection.to(server)) {
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

    @Test
    void line020_lineBreaks_neverReachTheLog() {
        ListAppender<ILoggingEvent> log = listen();
        try {
            server.post(CHAT, hello("'model':'a\\nERROR b','user':'c\\r\\nERROR d'"));
            server.get("/x%0aERROR%20e");
            Eventually.within(
                    Duration.ofSeconds(2),
                    () -> log.list.stream()
                            .anyMatch(event -> event.getFormattedMessage().contains("/x?ERROR?e")));
        } finally {
            forget(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }

    /** Collects what our own code logs from now on, down to what only a developer reads. */
    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger().addAppender(log);
        logger().setLevel(Level.DEBUG);
        return log;
    }

    private static void forget(ListAppender<ILoggingEvent> log) {
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.resonance");
    }
}
