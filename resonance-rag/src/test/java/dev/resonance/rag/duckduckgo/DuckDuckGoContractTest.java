package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.Retriever;
import dev.resonance.testkit.RetrieverContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class DuckDuckGoContractTest extends RetrieverContract {
    private final FakeEngine engine = new FakeEngine();

    @Override
    protected Retriever open() {
        engine.answeringBy(query -> query.startsWith("caffeine")
                ? Fixture.text("celina_ddg_html.html")
                : Fixture.text("eino_noresults.html"));
        return DuckDuckGoRetriever.builder()
                .searchUrl(engine.url("/html/"))
                .interval(Duration.ZERO)
                .build();
    }

    @Override
    protected String answerable() {
        return "caffeine and sleep";
    }

    @Override
    protected String unanswerable() {
        return "xyzzy plugh";
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }
}
