package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API's description, held to what the server does. */
final class DescriptionTest {
    private static final TestServer SERVER =
            TestServer.serving(FakeEngines.of(FakeLanguageModel.saying("Once"), EngineOptions.defaults()));
    private static final String YAML = SERVER.get("/openapi.yaml").body();
    private static final JsonNode DESCRIPTION = read(new ObjectMapper(new YAMLFactory()), YAML);
    private static final ObjectMapper JSON = new ObjectMapper();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static JsonNode read(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void description_isValid() {
        assertThat(new OpenAPIV3Parser().readContents(YAML).getMessages()).isEmpty();
    }

    static Stream<Arguments> operations() {
        List<Arguments> operations = new ArrayList<>();
        DESCRIPTION
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        operations.add(Arguments.of(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return operations.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operation_isServedAndAnswersOnlyAsDescribed(String method, String path) {
        HttpResponse<String> response = SERVER.send(SERVER.request(path.replace("{id}", "none"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .build());

        JsonNode operation = DESCRIPTION.get("paths").get(path).get(method.toLowerCase(Locale.ROOT));
        assertThat(operation.get("responses").has(Integer.toString(response.statusCode())))
                .as(response.statusCode() + " " + response.body())
                .isTrue();
        assertThat(response.body()).doesNotContain("unknown_url");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /v1/chat/completions | {'messages':[{'role':'user','content':'a'}],'logprobs':true,'top_logprobs':1} | ChatCompletion
            /v1/completions      | {'prompt':'a','logprobs':1}           | Completion
            /tokenize            | {'prompt':'a'}                        | TokenCount
            /v1/conversations    | {'title':'a'}                         | Conversation
            /v1/chat/completions | {}                                    | Error
            /nothing             | {}                                    | Error
            """)
    void answerToAPost_isAsItsSchemaSays(String path, String body, String schema) {
        assertFits(SERVER.post(path, body).body(), schema);
    }

    @ParameterizedTest
    @CsvSource({
        "/health,Health,",
        "/v1/conversations,ConversationPage,",
        "/v1/models/fake,Model,",
        "/v1/conversations/ID,Conversation,messages",
    })
    void answerToAGet_isAsItsSchemaSays(String path, String schema, String beyond) {
        String id = TestServer.json(SERVER.post("/chat", "{'message':'a'}"))
                .get("conversation_id")
                .getAsString();
        JsonNode answer = read(JSON, SERVER.get(path.replace("ID", id)).body());
        if (beyond != null) {
            JsonNode messages = ((ObjectNode) answer).remove(beyond);
            messages.forEach(message -> assertFits(message.toString(), "Message"));
        }
        assertFits(answer.toString(), schema);
    }

    /** Valid, and without a key that is not described. */
    private static void assertFits(String json, String schema) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", DESCRIPTION.get("components"));
        JsonNode answer = read(JSON, json);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(root)
                        .validate(answer))
                .as(json)
                .isEmpty();
        JsonNode described = DESCRIPTION.at("/components/schemas/" + schema + "/properties");
        answer.fieldNames()
                .forEachRemaining(name -> assertThat(described.has(name))
                        .as(schema + " has " + name)
                        .isTrue());
    }

    static Stream<Arguments> fields() {
        return Map.of(
                        "/components/schemas/Sampling/properties", "/v1/chat/completions",
                        "/components/schemas/ChatRequest/allOf/1/properties", "/v1/chat/completions",
                        "/components/schemas/CompletionRequest/allOf/1/properties", "/v1/completions")
                .entrySet()
                .stream()
                .flatMap(schema -> DESCRIPTION.at(schema.getKey()).properties().stream()
                        .map(field -> Arguments.of(schema.getValue(), field.getKey(), field.getValue())));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void field_thatIsDescribed_isNotIgnored(String path, String name, JsonNode schema) {
        String needed =
                path.endsWith("/chat/completions") ? "'messages':[{'role':'user','content':'a'}]" : "'prompt':'a'";
        String value = schema.has("default") ? schema.get("default").toString().replace('"', '\'') : "null";
        String field = needed.contains("'" + name + "'") ? "" : ",'" + name + "':" + value;
        HttpResponse<String> answer = SERVER.post(path, "{" + needed + field + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-resonance-ignored")).isEmpty();
    }
}
