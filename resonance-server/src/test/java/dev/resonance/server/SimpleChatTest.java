package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static dev.resonance.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimpleChatTest {
    private final ScriptedEngine engine = ScriptedEngine.saying("Hi");
    private final TestServer server = TestServer.serving(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void conversation_isBegunAndGoesOn() {
        JsonObject first = json(server.post("/chat", "{'message':'Hello'}"));
        String id = first.get("conversation_id").getAsString();
        server.post("/chat", "{'message':'More','conversation_id':'" + id + "','attachment_ids':[]}");

        JsonObject message = first.getAsJsonObject("message");
        assertThat(message.get("role").getAsString()).isEqualTo("assistant");
        assertThat(message.get("content").getAsString()).isEqualTo("Hi");
        assertThat(message.get("search_outcome").getAsString()).isEqualTo("skipped");
        assertThat(message.getAsJsonArray("sources")).isEmpty();
        assertThat(message.keySet()).contains("id", "created_at");
        assertThat(engine.lastMessages()).hasSize(3);
        assertThat(json(server.get("/conversations/" + id)).getAsJsonArray("messages"))
                .hasSize(4);
        assertThat(json(server.get("/conversations")).getAsJsonArray("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                        | 400 | message
            {'message':' '}                           | 400 | message
            {'message':5}                             | 400 | message
            {'message':'x','web_search':1}            | 400 | web_search
            {'message':'x','attachment_ids':['a']}    | 404 | attachment_ids
            {'message':'x','attachment_ids':[5]}      | 400 | attachment_ids
            {'message':'x','conversation_id':7}       | 400 | conversation_id
            """)
    void fields_thatAreWrong_areRefused(String body, int status, String param) {
        HttpResponse<String> response = server.post("/chat", body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error(response).get("param").getAsString()).isEqualTo(param);
        assertThat(json(server.get("/conversations")).getAsJsonArray("data")).isEmpty();
    }

    @Test
    void conversation_thatIsUnknown_isNotFound() {
        assertThat(server.post("/chat", "{'message':'x','conversation_id':'nope'}")
                        .statusCode())
                .isEqualTo(404);
    }
}
