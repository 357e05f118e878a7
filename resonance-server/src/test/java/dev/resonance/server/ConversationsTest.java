package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static dev.resonance.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.transfer.ConversationImport;
import dev.resonance.conversation.transfer.ImportReport;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationsTest {
    private static final String PATH = "/v1/conversations";

    private final TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void conversation_canBeBegunReadRenamedAndDeleted() {
        HttpResponse<String> created = server.post(PATH, "{'title':'Trees'}");
        assertThat(created.statusCode()).isEqualTo(201);
        String id = json(created).get("id").getAsString();
        server.post(
                "/v1/chat/completions", "{'messages':[{'role':'user','content':'Oaks?'}],'session_id':'" + id + "'}");

        JsonObject found = json(server.get(PATH + "/" + id));
        assertThat(found.get("title").getAsString()).isEqualTo("Trees");
        assertThat(found.getAsJsonArray("messages")).hasSize(2);
        JsonObject answer = found.getAsJsonArray("messages").get(1).getAsJsonObject();
        assertThat(answer.get("role").getAsString()).isEqualTo("assistant");
        assertThat(answer.get("content").getAsString()).isEqualTo("Hi");
        assertThat(answer.get("status").getAsString()).isEqualTo("complete");
        assertThat(answer.get("finish_reason").getAsString()).isEqualTo("stop");

        assertThat(json(send("PATCH", "/" + id, "{\"title\":\"Forests\"}"))
                        .get("title")
                        .getAsString())
                .isEqualTo("Forests");
        assertThat(send("DELETE", "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(server.get(PATH + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void list_isNewestFirstAndInPages() {
        for (String title : new String[] {"one", "two", "three"}) {
            server.post(PATH, "{'title':'" + title + "'}");
        }

        JsonObject first = json(server.get(PATH + "?limit=2"));
        JsonObject second = json(
                server.get(PATH + "?limit=2&cursor=" + first.get("next_cursor").getAsString()));

        assertThat(first.getAsJsonArray("data"))
                .extracting(entry -> entry.getAsJsonObject().get("title").getAsString())
                .containsExactly("three", "two");
        assertThat(first.get("has_more").getAsBoolean()).isTrue();
        assertThat(second.getAsJsonArray("data"))
                .extracting(entry -> entry.getAsJsonObject().get("title").getAsString())
                .containsExactly("one");
        assertThat(second.get("next_cursor").isJsonNull()).isTrue();
    }

    @Test
    void list_canBeSearched() {
        server.post(PATH, "{'title':'red roses'}");
        server.post(PATH, "{'title':'blue violets'}");

        assertThat(json(server.get(PATH + "?query=roses")).getAsJsonArray("data"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.getAsJsonObject().get("title").getAsString())
                                .isEqualTo("red roses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=x"})
    void list_withAWrongLimit_isRefused(String query) {
        HttpResponse<String> response = server.get(PATH + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").getAsString()).isEqualTo("limit");
    }

    @Test
    void conversation_thatIsUnknown_isNotFoundByAnyMethod() {
        assertThat(server.get(PATH + "/nope").statusCode()).isEqualTo(404);
        assertThat(send("PATCH", "/nope", "{\"title\":\"x\"}").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/nope", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":\"\"}", "{\"title\":5}"})
    void rename_withoutATitle_isRefused(String body) {
        String id = json(server.post(PATH, "{}")).get("id").getAsString();

        HttpResponse<String> response = send("PATCH", "/" + id, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").getAsString()).isEqualTo("title");
    }

    @Test
    void export_ofOneConversation_canBeImportedOrRead() throws Exception {
        String id = json(server.post("/chat", "{'message':'Hello'}"))
                .get("conversation_id")
                .getAsString();

        HttpResponse<String> file = server.get(PATH + "/" + id + "/export");
        HttpResponse<String> text = server.get(PATH + "/" + id + "/export?format=markdown");

        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"" + id + ".jsonl\"");
        Path saved = Files.writeString(folder.resolve("saved.jsonl"), file.body());
        try (ConversationStore other = new InMemoryConversationStore()) {
            assertThat(ConversationImport.read(saved, other)).isEqualTo(new ImportReport(1, 0));
            assertThat(other.messages(id)).isEqualTo(server.resonance().store().messages(id));
        }
        assertThat(text.headers().firstValue("content-type").orElseThrow()).startsWith("text/markdown");
        assertThat(text.body()).startsWith("# Hello\n").contains("## You, ", "\nHello\n", "## scripted, ");
        assertThat(error(server.get(PATH + "/" + id + "/export?format=pdf"))
                        .get("param")
                        .getAsString())
                .isEqualTo("format");
        assertThat(server.get(PATH + "/nope/export").statusCode()).isEqualTo(404);
    }

    @Test
    void models_listTheOneThatIsServed() {
        JsonObject model =
                json(server.get("/v1/models")).getAsJsonArray("data").get(0).getAsJsonObject();

        assertThat(model.get("id").getAsString()).isEqualTo("scripted");
        assertThat(model.get("object").getAsString()).isEqualTo("model");
        assertThat(server.get("/v1/models/scripted").statusCode()).isEqualTo(200);
        HttpResponse<String> other = server.get("/v1/models/org%2Fother");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(error(other).get("code").getAsString()).isEqualTo("model_not_found");
    }

    @Test
    void health_namesTheModel() {
        JsonObject health = json(server.get("/health"));

        assertThat(health.get("status").getAsString()).isEqualTo("ok");
        assertThat(health.getAsJsonObject("model").keySet())
                .containsExactlyInAnyOrder("name", "parameters", "context_length", "precision", "device");
        assertThat(health.keySet()).contains("uptime_seconds", "version", "active", "queued");
    }

    @Test
    void startPage_namesTheEndpoints() {
        HttpResponse<String> page = server.get("/");

        assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("/v1/chat/completions", "/v1/chat/stream", "/v1/conversations", "/health");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return server.send(server.request(PATH + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
