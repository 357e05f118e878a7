package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.rag.testkit.FakeEngine.Reply;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.Failed;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Searches at an engine on the loopback, with a clock that passes only when somebody sleeps. */
abstract class SearchTest {
    static final String PAGE = Fixture.text("celina_ddg_html.html");
    static final String CAPTCHA = Fixture.text("meka_ddg_captcha.html");

    final FakeEngine engine = new FakeEngine();
    final FakeTime time = new FakeTime();
    DuckDuckGoRetriever retriever = builder().build();

    @AfterEach
    void close() {
        retriever.close();
        engine.close();
    }

    final RetrievalOutcome ask(String question) {
        return retriever.retrieve(RetrievalQuery.of(question));
    }

    final DuckDuckGoRetriever.Builder builder() {
        return DuckDuckGoRetriever.builder()
                .searchUrl(engine.url("/html/"))
                .interval(Duration.ZERO)
                .surroundings(time.surroundings(7));
    }

    static Reply scripted(String word) {
        int status = Integer.parseInt(word.substring(0, 3));
        return reply(
                status,
                switch (word.substring(4)) {
                    case "results" -> PAGE;
                    case "none" -> Fixture.text("eino_noresults.html");
                    case "captcha" -> CAPTCHA;
                    case "instant" -> Fixture.text("duckduckpy_instant_python_disambig.json");
                    case "drift" -> "<html><body>new</body></html>";
                    default -> "x";
                });
    }

    static void assertFailed(RetrievalOutcome outcome, FailureKind kind) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}
