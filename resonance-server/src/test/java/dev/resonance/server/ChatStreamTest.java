package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.rag.duckduckgo.DuckDuckGoRetriever;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.testkit.ScriptedEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChatStreamTest {
    private static final String PATH = "/v1/chat/stream";
    private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";

    private record Event(String name, JsonObject data) {
        String text(String key) {
            return data.get(key).getAsString();
        }
    }

    @Test
    void reply_withoutSearch_isStatusTokensAndDone() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi", " there"))) {
            List<Event> events = events(server.post(PATH, "{" + HELLO + "}"));

            assertThat(events).extracting(Event::name).containsExactly("status", "token", "token", "done");
            assertThat(events.get(0).text("stage")).isEqualTo("thinking");
            assertThat(events.get(1).text("text")).isEqualTo("Hi");
            Event done = events.getLast();
            assertThat(done.text("finish_reason")).isEqualTo("stop");
            assertThat(done.data().get("trimmed").getAsInt()).isZero();
            assertThat(done.data()
                            .getAsJsonObject("usage")
                            .get("completion_tokens")
                            .getAsInt())
                    .isEqualTo(2);
            assertThat(server.resonance().store().messages(done.text("session_id")))
                    .extracting(message -> message.content())
                    .containsExactly("Hello", "Hi there");
        }
    }

    @Test
    void session_goesOnWithItsHistory() {
        ScriptedEngine engine = ScriptedEngine.saying("ok");
        try (TestServer server = TestServer.serving(engine)) {
            String session =
                    events(server.post(PATH, "{" + HELLO + "}")).getLast().text("session_id");

            server.post(PATH, "{'messages':[{'role':'user','content':'More'}],'session_id':'" + session + "'}");
            server.post(
                    "/v1/chat/completions",
                    "{'messages':[{'role':'user','content':'Again'}],'session_id':'" + session + "'}");

            assertThat(engine.lastMessages())
                    .extracting(message -> message.content())
                    .containsExactly("Hello", "ok", "More", "ok", "Again");
            assertThat(server.resonance().store().messages(session)).hasSize(6);
        }
    }

    @Test
    void session_withoutAFirstReply_isNotKept() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("ok").withContextLength(5))) {
            HttpResponse<String> response =
                    server.post(PATH, "{'messages':[{'role':'user','content':'one two three four five six'}]}");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(error(response).get("code").getAsString()).isEqualTo("context_length_exceeded");
            assertThat(server.get("/v1/conversations").body()).contains("\"data\":[]");
        }
    }

    @Test
    void search_showsItsSourcesBeforeTheFirstToken() {
        Passage passage = new Passage("Paris", "https://example.org/paris", "example.org", "Paris is a city.");
        try (TestServer server = TestServer.serving(
                ScriptedEngine.saying("A city [1]."),
                query -> new RetrievalOutcome.Results(query.question(), List.of(passage)))) {
            List<Event> events = events(server.post(PATH, "{" + HELLO + ",'web_search':true}"));

            assertThat(events.get(0).text("stage")).isEqualTo("searching");
            Event sources = events.get(1);
            assertThat(sources.name()).isEqualTo("sources");
            assertThat(sources.text("outcome")).isEqualTo("results");
            assertThat(sources.text("query")).isEqualTo("Hello");
            assertThat(sources.data().getAsJsonArray("sources").get(0).toString())
                    .isEqualTo("{\"n\":1,\"title\":\"Paris\",\"url\":\"https://example.org/paris\","
                            + "\"host\":\"example.org\",\"snippet\":\"Paris is a city.\",\"used\":true}");
        }
    }

    @Test
    void search_thatIsBlocked_isToldAndAnsweredWithout() {
        try (TestServer server = TestServer.serving(
                ScriptedEngine.saying("ok"),
                query -> new RetrievalOutcome.Blocked(query.question(), "later", Instant.EPOCH))) {
            List<Event> events = events(server.post(PATH, "{" + HELLO + ",'web_search':true}"));

            assertThat(events.stream().filter(event -> event.name().equals("sources")))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.text("outcome")).isEqualTo("blocked");
                        assertThat(event.data().getAsJsonArray("sources")).isEmpty();
                    });
            assertThat(events.getLast().name()).isEqualTo("done");
        }
    }

    @Test
    void search_withTheNetworkCut_endsInTimeAndIsToldAsFailed() throws IOException {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/html/");
        }
        Duration deadline = Duration.ofSeconds(2);
        DuckDuckGoRetriever search = DuckDuckGoRetriever.builder()
                .searchUrl(nobody)
                .deadline(deadline)
                .build();
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("ok"), search)) {
            Instant start = Instant.now();
            String body = "{'messages':[{'role':'user','content':'Who built the tower?'}],'web_search':true}";
            List<Event> events = events(server.post(PATH, body));

            assertThat(Duration.between(start, Instant.now())).isLessThan(deadline.plusSeconds(3));
            assertThat(events)
                    .filteredOn(event -> event.name().equals("sources"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.text("outcome")).isEqualTo("failed"));
            assertThat(events).extracting(Event::name).containsSubsequence("token", "done");
            String session = events.getLast().text("session_id");
            assertThat(server.resonance()
                            .store()
                            .messages(session)
                            .getLast()
                            .details()
                            .orElseThrow()
                            .searchOutcome())
                    .isEqualTo(SearchOutcome.FAILED);
        }
    }

    @Test
    void search_thatWasNotAskedFor_isNotMade() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("ok"), query -> {
            throw new AssertionError("searched");
        })) {
            assertThat(events(server.post(PATH, "{" + HELLO + "}")))
                    .extracting(Event::name)
                    .containsExactly("status", "token", "done");
        }
    }

    @Test
    void severalChoices_areRefused() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("ok"))) {
            assertThat(server.post(PATH, "{" + HELLO + ",'n':2}").statusCode()).isEqualTo(400);
        }
    }

    private static List<Event> events(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<Event> events = new ArrayList<>();
        for (String block : response.body().split("\n\n", -1)) {
            if (block.startsWith("event: ")) {
                String[] lines = block.split("\n", 2);
                events.add(new Event(
                        lines[0].substring("event: ".length()),
                        JsonParser.parseString(lines[1].substring("data: ".length()))
                                .getAsJsonObject()));
            }
        }
        return events;
    }
}
