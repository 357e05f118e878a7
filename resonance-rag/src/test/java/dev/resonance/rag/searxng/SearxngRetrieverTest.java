package dev.resonance.rag.searxng;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.Failed;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import dev.resonance.testkit.RetrieverContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SearxngRetrieverTest extends RetrieverContract {
    private static final String PAGE = """
            {"query": "x", "results": [
              {"url": "https://a.example/1?utm_source=x", "title": "A \\u200bpage", "content": "First  text.", "engine": "e"},
              {"url": "https://a.example/1", "title": "Again", "content": "Again."},
              {"url": "javascript:alert(1)", "title": "Evil", "content": "x"},
              {"url": "https://b.example/", "title": "B", "content": null, "score": 1.5}
            ], "unresponsive_engines": []}""";
    private static final String EMPTY = "{\"results\": [], \"unresponsive_engines\": []}";

    private final FakeEngine engine = new FakeEngine();

    @Override
    protected Retriever open() {
        engine.answeringBy(query -> query.contains("whale") ? PAGE : EMPTY);
        return SearxngRetriever.of(engine.url("/"));
    }

    @Override
    protected String answerable() {
        return "whale";
    }

    @Override
    protected String unanswerable() {
        return "xyzzy";
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void F15_searxngAnswer_becomesPassages() {
        assertThat(ask("whale song").found())
                .containsExactly(
                        new Passage("A page", "https://a.example/1?utm_source=x", "a.example", "First text."),
                        new Passage("B", "https://b.example/", "b.example", "B"));
        assertThat(engine.calls().getLast().path()).isEqualTo("/search?q=whale+song&format=json");
    }

    @Test
    void F15_searxngWithoutEngines_isAFailureAndNotNoResults() {
        engine.answeringBy(query -> "{\"results\": [], \"unresponsive_engines\": [[\"google\", \"timeout\"]]}");
        assertThat(((Failed) ask("whale")).kind()).isEqualTo(FailureKind.NETWORK);
    }

    @Test
    void F15_searxngWithoutJson_saysWhatToDo() {
        try (FakeEngine forbidding = new FakeEngine().answering(403, "Forbidden");
                SearxngRetriever retriever = SearxngRetriever.of(forbidding.url(""))) {
            RetrievalOutcome outcome = retriever.retrieve(RetrievalQuery.of("whale"));
            assertThat(((Failed) outcome).why()).contains("allow the json format");
        }
    }

    @Test
    void F15_searxngThatIsNone_isParseDrift() {
        engine.answeringBy(query -> "<html></html>");
        assertThat(((Failed) ask("whale")).kind()).isEqualTo(FailureKind.PARSE_DRIFT);
    }

    private RetrievalOutcome ask(String question) {
        try (SearxngRetriever retriever = SearxngRetriever.of(engine.url("/"))) {
            return retriever.retrieve(RetrievalQuery.of(question));
        }
    }
}
