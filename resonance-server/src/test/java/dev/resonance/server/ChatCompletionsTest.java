package dev.resonance.server;

import static dev.resonance.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
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
}
