package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static dev.resonance.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.engine.ChatMessage;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChatCompletionsTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";

    private final ScriptedEngine engine = ScriptedEngine.saying("Hi", " there", "!");
    private final TestServer server = TestServer.serving(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void blocking_minimalRequest_hasAllOfOpenAisKeys() {
        HttpResponse<String> response = server.post(PATH, "{" + HELLO + "}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        JsonObject answer = json(response);
        assertThat(answer.get("id").getAsString()).startsWith("chatcmpl-");
        assertThat(answer.get("object").getAsString()).isEqualTo("chat.completion");
        assertThat(answer.get("model").getAsString()).isEqualTo("scripted");
        assertThat(answer.get("created").getAsLong()).isPositive();
        assertThat(answer.has("system_fingerprint")).isTrue();
        JsonObject choice = answer.getAsJsonArray("choices").get(0).getAsJsonObject();
        assertThat(choice.get("index").getAsInt()).isZero();
        assertThat(choice.get("finish_reason").getAsString()).isEqualTo("stop");
        assertThat(choice.get("logprobs").isJsonNull()).isTrue();
        JsonObject message = choice.getAsJsonObject("message");
        assertThat(message.get("role").getAsString()).isEqualTo("assistant");
        assertThat(message.get("content").getAsString()).isEqualTo("Hi there!");
        assertThat(message.get("refusal").isJsonNull()).isTrue();
        JsonObject usage = answer.getAsJsonObject("usage");
        assertThat(usage.get("completion_tokens").getAsInt()).isEqualTo(3);
        assertThat(usage.get("total_tokens").getAsInt())
                .isEqualTo(usage.get("prompt_tokens").getAsInt() + 3);
    }

    @Test
    void blocking_tokenLimit_endsWithLength() {
        JsonObject answer = json(server.post(PATH, "{" + HELLO + ",'max_tokens':9,'max_completion_tokens':2}"));

        JsonObject choice = answer.getAsJsonArray("choices").get(0).getAsJsonObject();
        assertThat(choice.get("finish_reason").getAsString()).isEqualTo("length");
        assertThat(answer.getAsJsonObject("usage").get("completion_tokens").getAsInt())
                .isEqualTo(2);
    }

    @Test
    void blocking_severalChoices_areNumberedAndSeededApart() {
        JsonObject answer = json(server.post(PATH, "{" + HELLO + ",'n':3,'seed':7}"));

        assertThat(answer.getAsJsonArray("choices"))
                .extracting(choice -> choice.getAsJsonObject().get("index").getAsInt())
                .containsExactly(0, 1, 2);
        assertThat(engine.requests())
                .extracting(request -> request.sampling().seed().getAsLong())
                .containsExactlyInAnyOrder(7L, 8L, 9L);
    }

    @Test
    void messages_contentInParts_isJoined() {
        server.post(
                PATH,
                "{'messages':[{'role':'developer','content':'Be kind.'},{'role':'user','name':'Ann','content':"
                        + "[{'type':'text','text':'Hel'},{'type':'text','text':'lo'}]}]}");

        assertThat(engine.lastMessages()).containsExactly(ChatMessage.system("Be kind."), ChatMessage.user("Hello"));
    }

    @Test
    void sampling_fields_reachTheEngine() {
        server.post(
                PATH,
                "{" + HELLO + ",'temperature':0,'top_p':0.5,'top_k':3,'min_p':0.1,'repetition_penalty':1.5,"
                        + "'seed':-4,'stop':['a','b'],'presence_penalty':0,'frequency_penalty':null}");

        assertThat(engine.requests()).singleElement().satisfies(request -> {
            assertThat(request.sampling().temperature()).isZero();
            assertThat(request.sampling().topP()).isEqualTo(0.5);
            assertThat(request.sampling().topK()).isEqualTo(3);
            assertThat(request.sampling().minP()).isEqualTo(0.1);
            assertThat(request.sampling().repetitionPenalty()).isEqualTo(1.5);
            assertThat(request.sampling().seed()).hasValue(-4);
            assertThat(request.stop()).containsExactly("a", "b");
        });
    }

    @Test
    void ignoredFields_areNamedInAHeader() {
        HttpResponse<String> response = server.post(PATH, "{" + HELLO + ",'user':'u','wh\\u00e4t\\n':1}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-resonance-ignored")).hasValue("user,wh?t?");
    }

    @Test
    void stream_hasOpenAisForm() {
        HttpResponse<String> response =
                server.post(PATH, "{" + HELLO + ",'stream':true,'stream_options':{'include_usage':true}}");

        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("x-accel-buffering")).hasValue("no");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        assertThat(response.body()).endsWith("data: [DONE]\n\n").doesNotContain("\r", "\nid:", "retry:", "event:");
        List<JsonObject> chunks = chunks(response.body());
        assertThat(chunks).extracting(chunk -> chunk.get("id").getAsString()).containsOnly(id(chunks));
        assertThat(chunks)
                .extracting(chunk -> chunk.get("object").getAsString())
                .containsOnly("chat.completion.chunk");
        assertThat(delta(chunks.getFirst()).toString()).isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(text(chunks)).isEqualTo("Hi there!");
        assertThat(reasons(chunks)).containsExactly("stop");
        JsonObject last = chunks.getLast();
        assertThat(last.getAsJsonArray("choices")).isEmpty();
        assertThat(last.getAsJsonObject("usage").get("completion_tokens").getAsInt())
                .isEqualTo(3);
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk.get("usage").isJsonNull()).isTrue());
    }

    @Test
    void stream_withoutUsage_hasNoChunkWithoutChoices() {
        List<JsonObject> chunks =
                chunks(server.post(PATH, "{" + HELLO + ",'stream':true}").body());

        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.getAsJsonArray("choices")).hasSize(1);
            assertThat(chunk.has("usage")).isFalse();
        });
    }

    @Test
    void stream_severalChoices_eachHasOneRoleAndOneEnd() {
        List<JsonObject> chunks =
                chunks(server.post(PATH, "{" + HELLO + ",'stream':true,'n':2}").body());

        assertThat(reasons(chunks)).containsExactly("stop", "stop");
        assertThat(chunks.stream().filter(chunk -> delta(chunk).has("role"))).hasSize(2);
        assertThat(chunks.stream()
                        .filter(chunk -> choice(chunk).get("index").getAsInt() == 1
                                && delta(chunk).has("content"))
                        .map(chunk -> delta(chunk).get("content").getAsString()))
                .containsExactly("", "Hi", " there", "!");
    }

    @Test
    void unicode_anyCharacter_survivesBothWays() {
        String text = "\uD83D\uDE00\u2028\u0001\"</script>é";
        try (TestServer echo = TestServer.serving(ScriptedEngine.saying(text))) {
            String blocking = json(echo.post(PATH, "{" + HELLO + "}")).toString();
            String stream =
                    text(chunks(echo.post(PATH, "{" + HELLO + ",'stream':true}").body()));

            assertThat(choiceText(JsonParser.parseString(blocking).getAsJsonObject()))
                    .isEqualTo(text);
            assertThat(stream).isEqualTo(text);
        }
    }

    @Test
    void failure_beforeTheFirstToken_isAnErrorWithItsStatus() {
        try (TestServer failing = TestServer.serving(ScriptedEngine.answering(prompt -> {
            throw new IllegalStateException("secret /etc/passwd");
        }))) {
            HttpResponse<String> response = failing.post(PATH, "{" + HELLO + "}");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(error(response).get("type").getAsString()).isEqualTo("server_error");
            assertThat(response.body()).doesNotContain("secret", "Exception", "/etc");
            assertThat(failing.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void history_thatIsTooLong_isTrimmedAndReported() {
        try (TestServer small = TestServer.serving(ScriptedEngine.saying("ok").withContextLength(40))) {
            HttpResponse<String> response = small.post(PATH, longChat(""));

            assertThat(response.statusCode()).isEqualTo(200);
            int trimmed = json(response).get("trimmed").getAsInt();
            assertThat(trimmed).isPositive();
            assertThat(response.headers().firstValue("x-resonance-trimmed")).hasValue(Integer.toString(trimmed));
        }
    }

    @Test
    void history_thatMustNotBeTrimmed_isRefusedAlsoForAStream() {
        try (TestServer small = TestServer.serving(ScriptedEngine.saying("ok").withContextLength(40))) {
            HttpResponse<String> response = small.post(PATH, longChat(",'truncation':'disabled','stream':true"));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(error(response).get("code").getAsString()).isEqualTo("context_length_exceeded");
            assertThat(error(response).get("param").getAsString()).isEqualTo("messages");
        }
    }

    private static String longChat(String more) {
        StringBuilder json = new StringBuilder("{'max_tokens':8,'messages':[");
        for (int turn = 0; turn < 6; turn++) {
            json.append("{'role':'user','content':'one two three four five'},")
                    .append("{'role':'assistant','content':'six seven eight nine'},");
        }
        return json.append("{'role':'user','content':'last'}]")
                .append(more)
                .append('}')
                .toString();
    }

    static List<JsonObject> chunks(String body) {
        List<JsonObject> chunks = new ArrayList<>();
        for (String line : body.split("\n", -1)) {
            if (line.startsWith("data: {")) {
                chunks.add(JsonParser.parseString(line.substring("data: ".length()))
                        .getAsJsonObject());
            }
        }
        return chunks;
    }

    private static String id(List<JsonObject> chunks) {
        return chunks.getFirst().get("id").getAsString();
    }

    private static JsonObject choice(JsonObject chunk) {
        return chunk.getAsJsonArray("choices").get(0).getAsJsonObject();
    }

    private static JsonObject delta(JsonObject chunk) {
        return choice(chunk).getAsJsonObject("delta");
    }

    private static String choiceText(JsonObject completion) {
        return choice(completion).getAsJsonObject("message").get("content").getAsString();
    }

    private static String text(List<JsonObject> chunks) {
        StringBuilder text = new StringBuilder();
        for (JsonObject chunk : chunks) {
            if (!chunk.getAsJsonArray("choices").isEmpty() && delta(chunk).has("content")) {
                text.append(delta(chunk).get("content").getAsString());
            }
        }
        return text.toString();
    }

    private static List<String> reasons(List<JsonObject> chunks) {
        List<String> reasons = new ArrayList<>();
        for (JsonObject chunk : chunks) {
            for (JsonElement choice : chunk.getAsJsonArray("choices")) {
                JsonElement reason = choice.getAsJsonObject().get("finish_reason");
                if (!reason.isJsonNull()) {
                    reasons.add(reason.getAsString());
                }
            }
        }
        return reasons;
    }
}
