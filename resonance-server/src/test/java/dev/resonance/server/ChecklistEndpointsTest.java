package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static dev.resonance.server.Wire.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Lines 82 to 90 of docs/conformance.md: the other endpoints. */
final class ChecklistEndpointsTest {
    private static final String PLAIN = "/v1/completions";
    private static final TestServer SERVER =
            TestServer.serving(FakeEngines.of(FakeLanguageModel.babbling(), EngineOptions.defaults()));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void line082_models_listTheServedOne() {
        JsonObject list = TestServer.json(SERVER.get("/v1/models"));
        assertThat(list.get("object").getAsString()).isEqualTo("list");
        assertThat(list.getAsJsonArray("data").get(0).getAsJsonObject().keySet())
                .contains("id", "object", "created", "owned_by");
        assertThat(SERVER.get("/v1/models/fake").statusCode()).isEqualTo(200);
        assertRefused(SERVER.get("/v1/models/org%2Fother"), 404, "model");
        try (TestServer slashed = TestServer.serving(new BusyEngine(false, "org/model"))) {
            assertThat(slashed.get("/v1/models/org%2Fmodel").statusCode()).isEqualTo(200);
            assertThat(slashed.get("/v1/models/org/model").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void line083_completions_takeTextsAndTokens() {
        for (String prompt : List.of("'Once'", "['Once','Twice']", "[79,110]", "[[79],[110]]")) {
            JsonObject answer = TestServer.json(SERVER.post(PLAIN, "{'max_tokens':2,'n':2,'prompt':" + prompt + "}"));
            assertThat(answer.get("object").getAsString()).isEqualTo("text_completion");
            JsonArray choices = answer.getAsJsonArray("choices");
            for (int index = 0; index < choices.size(); index++) {
                assertThat(choices.get(index).getAsJsonObject().get("index").getAsInt())
                        .isEqualTo(index);
                assertThat(choices.get(index).getAsJsonObject().get("text").getAsString())
                        .hasSize(2);
            }
        }
        for (String wrong : List.of("''", "[]", "[[]]", "5", "[1.5]", "[260]", "[-1]")) {
            assertRefused(SERVER.post(PLAIN, "{'prompt':" + wrong + "}"), 400, "prompt");
        }
        for (String wrong : List.of("'echo':true", "'suffix':'x'", "'best_of':2", "'logprobs':6")) {
            String name = wrong.substring(1, wrong.indexOf("':"));
            assertRefused(SERVER.post(PLAIN, "{'prompt':'x'," + wrong + "}"), 400, name);
        }
    }

    @Test
    void line083_completionsWithLogprobs_haveTheOlderForm() {
        JsonObject choice = Wire.choice(SERVER.post(PLAIN, "{'prompt':'x','max_tokens':3,'logprobs':2}"), 0);
        JsonObject logprobs = choice.getAsJsonObject("logprobs");
        assertThat(logprobs.keySet())
                .containsExactlyInAnyOrder("tokens", "token_logprobs", "top_logprobs", "text_offset");
        StringBuilder text = new StringBuilder();
        logprobs.getAsJsonArray("tokens").forEach(token -> text.append(token.getAsString()));
        assertThat(text).hasToString(choice.get("text").getAsString());
        assertThat(logprobs.getAsJsonArray("text_offset").toString()).isEqualTo("[0,1,2]");
        assertThat(logprobs.getAsJsonArray("top_logprobs")
                        .get(0)
                        .getAsJsonObject()
                        .keySet())
                .hasSize(2);
    }

    @Test
    void line084_completionsStream_hasTextAndNoRole() {
        HttpResponse<String> stream = SERVER.post(PLAIN, "{'prompt':'x','max_tokens':3,'stream':true}");
        assertThat(stream.body()).endsWith("data: [DONE]\n\n").doesNotContain("role", "delta");
        assertThat(Wire.choices(stream))
                .allSatisfy(choice -> assertThat(choice.has("text")).isTrue());
    }

    @Test
    void line085_embeddings_areRefusedWithACode() {
        HttpResponse<String> refusal = SERVER.post("/v1/embeddings", "{'input':'x'}");
        assertRefused(refusal, 400, "model");
        assertThat(code(refusal)).isEqualTo("embeddings_not_supported");
    }

    @Test
    void line086_tokenize_countsAsAnAnswerDoes() {
        int count = TestServer.json(SERVER.post("/tokenize", hello("")))
                .get("count")
                .getAsInt();
        assertThat(count).isEqualTo(tokens(SERVER.post(CHAT, hello("'max_tokens':1")), "prompt_tokens"));
        assertThat(TestServer.json(SERVER.post("/tokenize", "{'prompt':'Once'}"))
                        .get("count")
                        .getAsInt())
                .isEqualTo(4);
        assertRefused(SERVER.post("/tokenize", "{}"), 400, "prompt");
    }

    @Test
    void line087_endpointsThatAreNotHere_areNotFound() {
        for (String path : List.of("/v1/responses", "/v1/audio/speech", "/v1/images/generations")) {
            assertThat(code(SERVER.post(path, "{}"))).isEqualTo("unknown_url");
        }
    }

    @Test
    void line088_healthAndMetrics_needNoKey() {
        try (TestServer closed =
                TestServer.serving(new BusyEngine(false), TestServer.settings(List.of("key"), List.of()))) {
            for (String path : List.of("/health", "/health/live", "/health/ready", "/metrics", "/docs", "/")) {
                assertThat(closed.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(closed.get("/v1/models").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void line089_curlsOfTheReadme_work() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher curl = Pattern.compile("(?m)^curl (?:-N )?http://127\\.0\\.0\\.1:8000(\\S+) --json '([^\n]*)'$")
                .matcher(readme);
        List<String> paths = new ArrayList<>();
        while (curl.find()) {
            paths.add(curl.group(1));
            assertThat(SERVER.post(curl.group(1), curl.group(2)).statusCode()).isEqualTo(200);
        }
        assertThat(paths).contains(CHAT, "/v1/chat/stream");
        assertThat(readme.split("\ncurl ", -1))
                .as("curls that this test does not read")
                .hasSize(paths.size() + 1);
    }

    @Test
    void line090_faultsOfOthers_areNotOurs() {
        HttpResponse<String> cold = SERVER.post(CHAT, hello("'temperature':0,'max_tokens':20"));
        assertThat(Wire.finishReason(cold)).isEqualTo("length");
        assertThat(Wire.content(cold))
                .isEqualTo(Wire.content(SERVER.post(CHAT, hello("'temperature':0,'max_tokens':20"))));
        HttpResponse<String> stream = SERVER.post(CHAT, hello("'temperature':0,'max_tokens':20,'stream':true"));
        assertThat(Wire.choices(stream))
                .extracting(choice -> choice.get("index").getAsInt())
                .containsOnly(0);
        assertThat(Wire.streamed(stream, 0)).isEqualTo(Wire.content(cold));
        assertThat(stream.body()).endsWith("data: [DONE]\n\n");
        assertThat(SERVER.post(CHAT, "").statusCode()).isEqualTo(400);
    }
}
