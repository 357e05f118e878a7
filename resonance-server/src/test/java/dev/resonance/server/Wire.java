package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What clients of OpenAI's API send and read, for the tests of the checklist. JSON is written with single quotes. */
final class Wire {
    static final String CHAT = "/v1/chat/completions";

    private Wire() {}

    /** A chat of one message, with more fields. */
    static String ask(String message, String more) {
        return "{'messages':[{'role':'user','content':'" + message + "'}]" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static String hello(String more) {
        return ask("Hello", more);
    }

    /** The text of the only choice of a whole answer. */
    static String content(HttpResponse<String> answer) {
        return choice(answer, 0).getAsJsonObject("message").get("content").getAsString();
    }

    static JsonObject choice(HttpResponse<String> answer, int index) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer).getAsJsonArray("choices").get(index).getAsJsonObject();
    }

    static String finishReason(HttpResponse<String> answer) {
        return choice(answer, 0).get("finish_reason").getAsString();
    }

    static JsonObject usage(HttpResponse<String> answer) {
        return TestServer.json(answer).getAsJsonObject("usage");
    }

    static int tokens(HttpResponse<String> answer, String kind) {
        return usage(answer).get(kind).getAsInt();
    }

    /** The chunks of a stream, without its end mark. */
    static List<JsonObject> chunks(HttpResponse<String> stream) {
        assertThat(stream.statusCode()).as(stream.body()).isEqualTo(200);
        List<JsonObject> chunks = new ArrayList<>();
        for (String line : stream.body().split("\n", -1)) {
            if (line.startsWith("data: {")) {
                chunks.add(JsonParser.parseString(line.substring("data: ".length()))
                        .getAsJsonObject());
            }
        }
        return chunks;
    }

    /** All choices of all chunks, in order. */
    static List<JsonObject> choices(HttpResponse<String> stream) {
        List<JsonObject> choices = new ArrayList<>();
        for (JsonObject chunk : chunks(stream)) {
            chunk.getAsJsonArray("choices").forEach(choice -> choices.add(choice.getAsJsonObject()));
        }
        return choices;
    }

    /** The joined text of a choice of a stream. */
    static String streamed(HttpResponse<String> stream, int index) {
        StringBuilder text = new StringBuilder();
        for (JsonObject choice : choices(stream)) {
            JsonElement content = choice.getAsJsonObject("delta").get("content");
            if (choice.get("index").getAsInt() == index && content != null) {
                text.append(content.getAsString());
            }
        }
        return text.toString();
    }

    static String code(HttpResponse<String> refusal) {
        return TestServer.error(refusal).get("code").getAsString();
    }

    /** An error object with all four keys and this field at fault. */
    static void assertRefused(HttpResponse<String> refusal, int status, String param) {
        assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(status);
        JsonObject error = TestServer.error(refusal);
        assertThat(error.keySet()).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.get("param").isJsonNull() ? "" : error.get("param").getAsString())
                .isEqualTo(param);
    }
}
