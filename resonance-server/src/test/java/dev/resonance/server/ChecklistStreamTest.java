package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.choices;
import static dev.resonance.server.Wire.chunks;
import static dev.resonance.server.Wire.content;
import static dev.resonance.server.Wire.hello;
import static dev.resonance.server.Wire.streamed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines 53 to 68 of docs/conformance.md: streams; line 69 is that clients read them, in LangChain4jTest. */
final class ChecklistStreamTest {
    private static final byte[] STREAM =
            hello("'stream':true,'max_tokens':100000").replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    private final TestServer server = TestServer.serving(ScriptedEngine.saying("Hi", " there", "!"));

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> stream(String fields) {
        return server.post(CHAT, hello("'stream':true" + fields));
    }

    private static TestServer saying(String text) {
        return TestServer.serving(FakeEngines.of(FakeLanguageModel.saying(text), EngineOptions.defaults()));
    }

    private static ScriptedEngine slow(int tokens, Duration pause) {
        String[] pieces = new String[tokens];
        Arrays.fill(pieces, "word ");
        return ScriptedEngine.saying(pieces).pausing(pause);
    }

    @Test
    void line053_headers_keepProxiesFromBuffering() {
        HttpResponse<String> stream = stream("");
        assertThat(stream.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(stream.headers().firstValue("x-accel-buffering")).hasValue("no");
        assertThat(stream.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void line054_events_areSingleLinesOfDataOnly() {
        String body = stream("").body();
        assertThat(body).doesNotContain("\r", "\uFEFF", "\nid:", "retry:", "event:");
        assertThat(body.split("\n\n")).allSatisfy(event -> assertThat(event).matches("data: [^\n]+"));
    }

    @Test
    void line055_firstChunk_saysWhoSpeaksAndNoOtherDoes() {
        List<JsonObject> choices = choices(stream(""));
        assertThat(choices.getFirst().getAsJsonObject("delta").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(choices.getFirst().get("finish_reason").isJsonNull()).isTrue();
        assertThat(choices.subList(1, choices.size()))
                .noneMatch(choice -> choice.getAsJsonObject("delta").has("role"));
    }

    @Test
    void line056_chunks_shareTheirHeadAndHaveAllKeys() {
        List<JsonObject> chunks = chunks(stream(""));
        for (String key : List.of("id", "created", "model", "object")) {
            assertThat(chunks)
                    .extracting(chunk -> chunk.get(key))
                    .containsOnly(chunks.getFirst().get(key));
        }
        assertThat(chunks.getFirst().get("object").getAsString()).isEqualTo("chat.completion.chunk");
        assertThat(choices(stream("")))
                .allSatisfy(choice -> assertThat(choice.keySet()).contains("index", "delta", "finish_reason"));
    }

    @Test
    void line057_onlyTheLastChunkOfAChoice_hasAnEnd() {
        List<JsonObject> ended = choices(stream("")).stream()
                .filter(choice -> !choice.get("finish_reason").isJsonNull())
                .toList();
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().getAsJsonObject("delta").keySet()).isEmpty();
    }

    @Test
    void line058_usage_comesOnceAfterTheEndAndOnlyIfAskedFor() {
        List<JsonObject> chunks = chunks(stream(",'stream_options':{'include_usage':true}"));
        assertThat(chunks.getLast().getAsJsonArray("choices")).isEmpty();
        assertThat(chunks.getLast()
                        .getAsJsonObject("usage")
                        .get("completion_tokens")
                        .getAsInt())
                .isEqualTo(3);
        assertThat(chunks.subList(0, chunks.size() - 1)).allSatisfy(chunk -> {
            assertThat(chunk.get("usage").isJsonNull()).isTrue();
            assertThat(chunk.getAsJsonArray("choices")).isNotEmpty();
        });
        assertThat(chunks(stream("")))
                .allSatisfy(chunk -> assertThat(chunk.getAsJsonArray("choices")).isNotEmpty());
    }

    @Test
    void line059_stream_endsWithDoneAndABlankLine() {
        assertThat(stream("").body()).endsWith("}\n\ndata: [DONE]\n\n");
    }

    @Test
    void line060_index_isThatOfTheChoice() {
        List<JsonObject> choices = choices(stream(",'n':2"));
        assertThat(choices)
                .extracting(choice -> choice.get("index").getAsInt())
                .contains(0, 1)
                .allMatch(i -> i < 2);
        assertThat(streamed(stream(",'n':2"), 1)).isEqualTo("Hi there!");
    }

    @Test
    void line061_whatIsWrong_isToldBeforeTheStreamBegins() {
        assertRefused(stream(",'model':'other'"), 404, "model");
        assertRefused(stream(",'temperature':9"), 400, "temperature");
        assertRefused(server.post(CHAT, Wire.ask("a ".repeat(2000), "'stream':true")), 400, "messages");
    }

    @Test
    void line062_failureInMidStream_isAnErrorEventWithoutDone() {
        int poison = FakeLanguageModel.POISON;
        FakeLanguageModel model = new FakeLanguageModel(tokens -> tokens.length < 20 ? 'a' : poison, () -> {});
        try (TestServer failing = TestServer.serving(FakeEngines.of(model, EngineOptions.defaults()))) {
            String body =
                    failing.post(CHAT, hello("'stream':true,'temperature':0")).body();
            assertThat(body)
                    .containsPattern(
                            "event: error\ndata: \\{\"error\":\\{\"message\":[^\n]*\"server_error\"[^\n]*}}\n\n$")
                    .doesNotContain("[DONE]", "poisoned");
        }
    }

    @Test
    void line063_silence_isFilledWithCommentsAlone() throws Exception {
        try (TestServer silent = TestServer.serving(slow(2, Duration.ofMillis(700)));
                RawConnection client = RawConnection.to(silent)) {
            client.post(CHAT, STREAM).lineStarting("data: {");
            assertThat(client.lineStarting(":")).isEqualTo(":");
            assertThat(client.line()).isEmpty();
            client.lineStarting("data: [DONE]");
        }
    }

    @Test
    void line064_characterOfSeveralTokens_comesWholeOrAsItsReplacementAtTheEnd() {
        String text = "\uD83D\uDE00 \u4E2D\u6587 \u00E9";
        try (TestServer emoji = saying(text)) {
            HttpResponse<String> whole = emoji.post(CHAT, hello("'temperature':0"));
            assertThat(content(whole)).isEqualTo(text);
            HttpResponse<String> stream = emoji.post(CHAT, hello("'temperature':0,'stream':true"));
            assertThat(streamed(stream, 0)).isEqualTo(text);
            assertThat(stream.body()).doesNotContain("\uFFFD").contains("\"content\":\"\uD83D\uDE00\"");
            assertThat(content(emoji.post(CHAT, hello("'temperature':0,'max_tokens':2"))))
                    .isEqualTo("\uFFFD");
        }
    }

    @Test
    void line065_anyCharacter_survivesInJson() {
        String text = "\uD83D\uDE00\u2028\u2029\u0001\"\\</script>";
        try (TestServer odd = TestServer.serving(ScriptedEngine.saying(text))) {
            assertThat(content(odd.post(CHAT, hello("")))).isEqualTo(text);
            HttpResponse<String> stream = odd.post(CHAT, hello("'stream':true"));
            assertThat(streamed(stream, 0)).isEqualTo(text);
            assertThat(stream.body()).contains("</script>").doesNotContain("\u2028", "\u0001");
        }
    }

    @Test
    void line066_joinedDeltas_areTheWholeAnswerWithItsBlanks() {
        try (TestServer blanks = saying(" \n Once  upon\n")) {
            assertThat(streamed(blanks.post(CHAT, hello("'temperature':0,'stream':true")), 0))
                    .isEqualTo(" \n Once  upon\n")
                    .isEqualTo(content(blanks.post(CHAT, hello("'temperature':0"))));
        }
    }

    @Test
    void line067_firstChunk_comesBeforeTheFirstToken() throws Exception {
        ScriptedEngine engine = slow(1, Duration.ofMinutes(1));
        try (TestServer silent = TestServer.serving(engine);
                RawConnection client = RawConnection.to(silent)) {
            client.post(CHAT, STREAM);
            assertThat(client.lineStarting("data: {")).contains("\"role\":\"assistant\"");
            assertThat(engine.tokens()).isZero();
        }
    }

    @Test
    void line068_readerThatDoesNotRead_isCutOffAndHarmsNobody() throws Exception {
        String[] pieces = new String[3_000];
        Arrays.fill(pieces, "x".repeat(8_000));
        try (TestServer flood = TestServer.serving(ScriptedEngine.saying(pieces));
                RawConnection sleeper = RawConnection.to(flood)) {
            sleeper.post(CHAT, STREAM).lineStarting("data: {");
            assertThat(flood.post(CHAT, hello("'max_tokens':3")).statusCode()).isEqualTo(200);
            Eventually.within(
                    Duration.ofSeconds(10), () -> flood.get("/health").body().contains("\"active\":0"));
        }
    }
}
