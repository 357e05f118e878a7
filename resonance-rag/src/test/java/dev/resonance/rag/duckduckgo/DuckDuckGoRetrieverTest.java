package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalOutcome.NoResults;
import dev.resonance.retrieval.RetrievalOutcome.Partial;
import dev.resonance.retrieval.RetrievalOutcome.Results;
import dev.resonance.retrieval.RetrievalQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DuckDuckGoRetrieverTest extends SearchTest {
    @ParameterizedTest
    @CsvSource({
        "meka_ddg_results.html, 200, Results", "meka_ddg_with_ad.html, 200, Results",
        "celina_ddg_html.html, 200, Results", "eino_eof.html, 200, NoResults",
        "eino_noresults.html, 200, NoResults", "meka_ddg_captcha.html, 202, Blocked",
        "meka_ddg_captcha.html, 200, Blocked", "duckduckpy_instant_python_disambig.json, 200, Partial"
    })
    void F01_fixture_givesItsOutcome(String name, int status, String outcome) {
        engine.answering(status, Fixture.text(name));
        RetrievalOutcome actual = ask("rust language");
        assertThat(actual.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(actual.trace().attempts()).isEqualTo(1);
        if (!(actual instanceof Results) && !(actual instanceof Partial)) {
            assertThat(actual.found()).isEmpty();
        }
    }

    /** Those without a licence too, where they are shared. */
    @Test
    void F01_everySharedFixture_givesItsOutcome() {
        Map.of(
                        "zeta_ddg_lite.html", "200 Results",
                        "rust_instant_article_A.json", "200 Partial",
                        "openwebsearch_jsa_challenge_202.js", "202 Blocked")
                .forEach((name, expected) -> Fixture.shared(name).ifPresent(body -> {
                    String[] parts = expected.split(" ", 2);
                    try (DuckDuckGoRetriever fresh = builder().build()) {
                        engine.answering(Integer.parseInt(parts[0]), body);
                        assertThat(fresh.retrieve(RetrievalQuery.of("rust language"))
                                        .getClass()
                                        .getSimpleName())
                                .as(name)
                                .isEqualTo(parts[1]);
                    }
                }));
    }

    @Test
    void F01_results_areTheFirstOnesInThePagesOrder() {
        engine.answering(200, Fixture.text("meka_ddg_with_ad.html"));
        RetrievalOutcome outcome = ask("best mechanical keyboard");
        assertThat(outcome.found()).hasSize(5);
        assertThat(outcome.found().getFirst())
                .isEqualTo(new Passage(
                        "The 7 Best Mechanical Keyboards of 2026 - RTINGS.com",
                        "https://www.rtings.com/keyboard/reviews/best/mechanical",
                        "www.rtings.com",
                        "The best mechanical keyboard we've tested is the Keychron Q5 Max. This wireless keyboard has"
                                + " premium-feeling construction, a heavyweight aluminum case, and top-of-the-line typing"
                                + " quality right out of the box."));
        assertThat(outcome.trace().adsDropped()).isEqualTo(1);
        assertThat(outcome.trace().asked()).isEqualTo("best mechanical keyboard");
    }

    @Test
    void F07_request_isAsABrowserSendsIt() {
        retriever = builder()
                .region(new Region("de-de"))
                .timeRange(TimeRange.WEEK)
                .safeSearch(SafeSearch.STRICT)
                .userAgent("Test/1.0")
                .build();
        engine.answering(200, PAGE);
        ask("C++ & \"Käse\"");
        assertThat(recorded(engine.calls().getFirst())).isEqualTo(Fixture.text("request.txt"));
    }

    /** As a golden file has it: without what names the connection, and whoever serves is BASE. */
    private String recorded(FakeEngine.Call call) {
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.keySet().removeAll(List.of("host", "connection", "content-length", "upgrade", "http2-settings"));
        StringBuilder text = new StringBuilder(call.method() + " " + call.path() + "\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\n"));
        String base = engine.url("").toString();
        return (text + "\n" + call.body() + "\n").replace(base, "BASE");
    }

    @Test
    void F07_secondPage_isAskedWithTheTokenOfTheFirstOnly() {
        engine.answering(reply(200, PAGE), reply(200, Fixture.text("meka_ddg_results.html")));
        RetrievalOutcome outcome = retriever.retrieve(new RetrievalQuery("caffeine and sleep", List.of(), 20));
        assertThat(outcome.found()).hasSize(19);
        assertThat(engine.calls()).hasSize(2);
        assertThat(engine.calls().getLast().body())
                .contains("&vqd=4-254660626027049202676687384605016276910&")
                .contains("&s=10&")
                .doesNotContain("&b=");
    }

    @Test
    void F07_pageWithoutToken_isTheLast() {
        engine.answering(200, PAGE.replace("name=\"vqd\"", "name=\"other\""));
        RetrievalOutcome outcome = retriever.retrieve(new RetrievalQuery("caffeine and sleep", List.of(), 20));
        assertThat(outcome.found()).hasSize(9);
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F07_secondPageWithoutToken_isTheEndAndNotAsked() {
        RetrievalOutcome outcome = retriever.retrievePage(RetrievalQuery.of("caffeine and sleep"), 2);
        assertThat(outcome).isInstanceOf(NoResults.class);
        assertThat(outcome.trace().steps()).containsExactly("end of results");
        assertThat(engine.calls()).isEmpty();
    }

    @Test
    void F07_secondPage_isAskedForAnHourAfterTheFirst() {
        engine.answering(reply(200, PAGE), reply(200, Fixture.text("meka_ddg_results.html")));
        RetrievalQuery query = RetrievalQuery.of("caffeine and sleep");
        retriever.retrieve(query);
        time.pass(Duration.ofMinutes(59));
        assertThat(retriever.retrievePage(query, 2).found()).hasSize(5);
        assertThat(engine.calls()).hasSize(2);
        time.pass(Duration.ofMinutes(11));
        assertThat(retriever.retrievePage(query, 2)).isInstanceOf(NoResults.class);
        assertThat(engine.calls()).hasSize(2);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "?!.", "\u200b", "\r\n\0"})
    void F08_questionWithoutWords_isInvalidAndNotAsked(@Nullable String question) {
        assertFailed(askAnything(question), FailureKind.INVALID_QUERY);
        assertThat(engine.calls()).isEmpty();
    }

    @Test
    void F08_longQuestion_isShortenedBetweenWords() {
        engine.answering(200, PAGE);
        RetrievalOutcome outcome = ask("word ".repeat(2_000));
        assertThat(((Results) outcome).query()).hasSizeLessThanOrEqualTo(499).endsWith("word");
        assertThat(outcome.trace().steps()).contains("shortened");
    }

    @Test
    void F08_lineBreaksAndSurrogates_neverReachTheRequest() {
        engine.answering(200, PAGE);
        ask("first\r\nX-Evil: 1\0 \ud800second");
        assertThat(engine.calls().getFirst().body()).startsWith("q=first+X-Evil%3A+1+second&");
        assertThat(engine.calls().getFirst().headers()).doesNotContainKey("x-evil");
    }

    /** As code without null checks would. */
    @SuppressWarnings("NullAway")
    private RetrievalOutcome askAnything(@Nullable String question) {
        return ask(question);
    }
}
