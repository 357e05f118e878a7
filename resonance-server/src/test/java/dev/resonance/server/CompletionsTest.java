package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static dev.resonance.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionsTest {
    private static final String PATH = "/v1/completions";

    private final ScriptedEngine engine = ScriptedEngine.saying(" upon", " a", " time");
    private final TestServer server = TestServer.serving(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void text_isContinuedAsItStands() {
        JsonObject answer = json(server.post(PATH, "{'prompt':'Once','temperature':0}"));

        assertThat(answer.get("object").getAsString()).isEqualTo("text_completion");
        assertThat(answer.get("id").getAsString()).startsWith("cmpl-");
        JsonObject choice = answer.getAsJsonArray("choices").get(0).getAsJsonObject();
        assertThat(choice.get("text").getAsString()).isEqualTo(" upon a time");
        assertThat(choice.get("finish_reason").getAsString()).isEqualTo("stop");
        assertThat(choice.get("logprobs").isJsonNull()).isTrue();
        assertThat(answer.getAsJsonObject("usage").get("total_tokens").getAsInt())
                .isEqualTo(4);
        GenerationRequest request = engine.requests().getLast();
        assertThat(request.prompt()).isEqualTo(new Prompt.Text("Once"));
        assertThat(request.sampling().temperature()).isZero();
        assertThat(request.maxNewTokens()).isEqualTo(16);
    }

    @Test
    void tokens_areContinuedAsTheyStand() {
        server.post(PATH, "{'prompt':[5,6,7],'max_tokens':2}");

        assertThat(engine.requests().getLast().prompt()).isEqualTo(new Prompt.Tokens(List.of(5, 6, 7)));
        assertThat(engine.requests().getLast().maxNewTokens()).isEqualTo(2);
    }

    @Test
    void severalPrompts_eachHaveTheirChoicesInARow() {
        JsonObject answer = json(server.post(PATH, "{'prompt':['one two','three'],'n':2}"));

        assertThat(answer.getAsJsonArray("choices"))
                .extracting(choice -> choice.getAsJsonObject().get("index").getAsInt())
                .containsExactly(0, 1, 2, 3);
        assertThat(answer.getAsJsonObject("usage").get("prompt_tokens").getAsInt())
                .isEqualTo(3);
        assertThat(answer.getAsJsonObject("usage").get("completion_tokens").getAsInt())
                .isEqualTo(12);
    }

    @Test
    void stream_hasTextsAndNoRole() {
        HttpResponse<String> stream =
                server.post(PATH, "{'prompt':'Once','stream':true,'stream_options':{'include_usage':true}}");

        assertThat(stream.body()).endsWith("data: [DONE]\n\n").doesNotContain("role", "delta");
        List<JsonObject> chunks = Wire.chunks(stream);
        StringBuilder text = new StringBuilder();
        for (JsonObject chunk : chunks.subList(0, chunks.size() - 1)) {
            text.append(chunk.getAsJsonArray("choices")
                    .get(0)
                    .getAsJsonObject()
                    .get("text")
                    .getAsString());
        }
        assertThat(text).hasToString(" upon a time");
        assertThat(chunks.getLast().getAsJsonObject("usage").get("total_tokens").getAsInt())
                .isEqualTo(4);
    }

    @Test
    void prompt_thatDoesNotFit_isRefusedBeforeTheStream() {
        try (TestServer small = TestServer.serving(ScriptedEngine.saying("x").withContextLength(2))) {
            HttpResponse<String> response = small.post(PATH, "{'prompt':'one two three','stream':true}");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(error(response).get("code").getAsString()).isEqualTo("context_length_exceeded");
            assertThat(error(response).get("param").getAsString()).isEqualTo("prompt");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                               | prompt
            {'prompt':''}                    | prompt
            {'prompt':[]}                    | prompt
            {'prompt':[[]]}                  | prompt
            {'prompt':5}                     | prompt
            {'prompt':[1.5]}                 | prompt
            {'prompt':[1,'x']}               | prompt
            {'prompt':'x','echo':true}       | echo
            {'prompt':'x','suffix':'y'}      | suffix
            {'prompt':'x','logprobs':6}      | logprobs
            {'prompt':'x','best_of':2}       | best_of
            {'prompt':'x','n':0}             | n
            """)
    void fields_thatAreWrong_areRefusedWithTheirName(String body, String param) {
        HttpResponse<String> response = server.post(PATH, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").getAsString()).isEqualTo(param);
    }
}
