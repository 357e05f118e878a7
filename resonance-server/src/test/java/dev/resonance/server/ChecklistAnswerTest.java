package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.choice;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.content;
import static dev.resonance.server.Wire.finishReason;
import static dev.resonance.server.Wire.hello;
import static dev.resonance.server.Wire.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.generation.EngineOptions;
import dev.resonance.server.http.RequestId;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Lines 46 to 52 and 78 to 81 of docs/conformance.md: the whole answer, and prompts that are too long. */
final class ChecklistAnswerTest {
    private static final TestServer TELLER =
            TestServer.serving(FakeEngines.of(FakeLanguageModel.saying("Once upon"), EngineOptions.defaults()));
    private static final TestServer BABBLER =
            TestServer.serving(FakeEngines.of(FakeLanguageModel.babbling(), EngineOptions.defaults()));

    @AfterAll
    static void close() {
        TELLER.close();
        BABBLER.close();
    }

    @Test
    void line046_answer_hasAllKeysAndItsOwnId() {
        JsonObject answer = TestServer.json(TELLER.post(CHAT, hello("")));
        assertThat(answer.keySet())
                .contains("id", "object", "created", "model", "choices", "usage", "system_fingerprint");
        assertThat(answer.get("object").getAsString()).isEqualTo("chat.completion");
        assertThat(answer.get("created").getAsString()).matches("\\d{10}");
        Set<String> ids = new HashSet<>();
        for (int number = 0; number < 10_000; number++) {
            ids.add(RequestId.with("chatcmpl-"));
        }
        assertThat(ids).hasSize(10_000);
        assertThat(answer.get("id").getAsString()).startsWith("chatcmpl-");
    }

    @Test
    void line047_choice_hasAllKeys() {
        JsonObject choice = choice(TELLER.post(CHAT, hello("")), 0);
        assertThat(choice.keySet()).containsExactlyInAnyOrder("index", "message", "logprobs", "finish_reason");
        assertThat(choice.getAsJsonObject("message").keySet()).containsExactlyInAnyOrder("role", "content", "refusal");
    }

    @Test
    void line048_finishReason_tellsStopFromLength() {
        assertThat(finishReason(TELLER.post(CHAT, hello("'temperature':0")))).isEqualTo("stop");
        assertThat(finishReason(TELLER.post(CHAT, hello("'temperature':0,'stop':'upon'"))))
                .isEqualTo("stop");
        assertThat(finishReason(TELLER.post(CHAT, hello("'temperature':0,'max_tokens':2"))))
                .isEqualTo("length");
        ScriptedEngine slow = ScriptedEngine.saying("a ".repeat(99).split(" ")).pausing(Duration.ofMillis(20));
        try (TestServer server = TestServer.serving(slow)) {
            String session = TestServer.json(server.post("/v1/conversations", "{}"))
                    .get("id")
                    .getAsString();
            Thread cancel = Thread.ofVirtual().start(() -> {
                Eventually.within(
                        Duration.ofSeconds(5),
                        () -> server.resonance().activeReply(session).isPresent());
                server.resonance().activeReply(session).orElseThrow().cancel();
            });
            HttpResponse<String> cut = server.post(CHAT, hello("'session_id':'" + session + "'"));
            assertThat(cut.statusCode()).isEqualTo(400);
            assertThat(code(cut)).isEqualTo("reply_cancelled");
            assertThat(cancel.isAlive()).isFalse();
        }
    }

    @Test
    void line049_usage_isWhatWasCounted() {
        HttpResponse<String> answer = TELLER.post(CHAT, hello("'temperature':0,'n':2"));
        int prompt = TestServer.json(TELLER.post("/tokenize", hello("")))
                .get("count")
                .getAsInt();
        assertThat(tokens(answer, "prompt_tokens")).isEqualTo(prompt);
        // the answer's bytes and its end token, twice
        assertThat(tokens(answer, "completion_tokens")).isEqualTo(2 * ("Once upon".length() + 1));
        assertThat(tokens(answer, "total_tokens")).isEqualTo(prompt + 2 * ("Once upon".length() + 1));
        assertThat(Wire.usage(TELLER.post(CHAT, hello("")))
                        .getAsJsonObject("prompt_tokens_details")
                        .get("cached_tokens")
                        .getAsInt())
                .isEqualTo(prompt - 1);
    }

    @Test
    void line050_tokenLimit_isUsedUpExactly() {
        for (int limit : new int[] {1, 7, 100}) {
            assertThat(tokens(BABBLER.post(CHAT, hello("'max_tokens':" + limit)), "completion_tokens"))
                    .isEqualTo(limit);
        }
    }

    @Test
    void line051_model_isTheServedName() {
        assertThat(TestServer.json(TELLER.post(CHAT, hello(""))).get("model").getAsString())
                .isEqualTo("fake");
    }

    @Test
    void line052_serviceTier_isTheDefault() {
        assertThat(TestServer.json(TELLER.post(CHAT, hello("'service_tier':'auto'")))
                        .get("service_tier")
                        .getAsString())
                .isEqualTo("default");
    }

    @Test
    void line078_promptThatCannotFit_isRefusedWithBothNumbers() {
        for (String more : List.of("", "'stream':true", "'truncation':'disabled'")) {
            HttpResponse<String> refusal = BABBLER.post(CHAT, Wire.ask("x".repeat(2000), more));
            assertRefused(refusal, 400, "messages");
            assertThat(code(refusal)).isEqualTo("context_length_exceeded");
            assertThat(TestServer.error(refusal).get("message").getAsString())
                    .startsWith("This model's maximum context length is 1024 tokens. However, your messages resulted"
                            + " in 2003 tokens.");
        }
    }

    @Test
    void line079_answerThatWouldNotFit_endsAtTheWindow() {
        HttpResponse<String> answer = BABBLER.post(CHAT, Wire.ask("x".repeat(1000), "'max_tokens':500"));
        assertThat(finishReason(answer)).isEqualTo("length");
        assertThat(tokens(answer, "total_tokens")).isEqualTo(1024);
    }

    @Test
    void line080_history_isTrimmedByWholeTurnsAndReported() {
        String turns = "{'role':'user','content':'" + "a".repeat(200) + "'},{'role':'assistant','content':'"
                + "b".repeat(200) + "'},";
        String body = "{'max_tokens':8,'messages':[{'role':'system','content':'Be kind.'}," + turns.repeat(4)
                + "{'role':'user','content':'last'}]";
        HttpResponse<String> answer = BABBLER.post(CHAT, body + "}");
        int trimmed = TestServer.json(answer).get("trimmed").getAsInt();
        assertThat(trimmed).isPositive().isEven();
        assertThat(answer.headers().firstValue("x-resonance-trimmed")).hasValue(Integer.toString(trimmed));
        HttpResponse<String> stream = BABBLER.post(CHAT, body + ",'stream':true}");
        assertThat(stream.headers().firstValue("x-resonance-trimmed")).hasValue(Integer.toString(trimmed));
        assertThat(stream.body()).contains("\"trimmed\":" + trimmed);
        HttpResponse<String> events = BABBLER.post("/v1/chat/stream", body + "}");
        assertThat(events.headers().firstValue("x-resonance-trimmed")).hasValue(Integer.toString(trimmed));
        assertRefused(BABBLER.post(CHAT, body + ",'truncation':'disabled'}"), 400, "messages");
    }

    @Test
    void line081_promptAroundTheWindowsEnd_isAnsweredOrRefused() {
        for (int length : new int[] {1023, 1024, 1025}) {
            JsonArray prompt = new JsonArray();
            Collections.nCopies(length, 97).forEach(prompt::add);
            HttpResponse<String> answer = BABBLER.post("/v1/completions", "{'max_tokens':5,'prompt':" + prompt + "}");
            assertThat(answer.statusCode()).isEqualTo(length < 1024 ? 200 : 400);
            if (length < 1024) {
                assertThat(tokens(answer, "completion_tokens")).isEqualTo(1);
            } else {
                assertThat(code(answer)).isEqualTo("context_length_exceeded");
            }
        }
        String chat = "{'max_tokens':5,'messages':[{'role':'user','content':'" + "x".repeat(1020) + "'}]}";
        assertThat(tokens(BABBLER.post(CHAT, chat), "total_tokens")).isEqualTo(1024);
        assertThat(content(BABBLER.post(CHAT, chat))).hasSize(1);
    }
}
