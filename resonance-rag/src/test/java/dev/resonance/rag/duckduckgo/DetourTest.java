package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.testkit.FakeEngine.Reply;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.Failed;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalOutcome.Partial;
import dev.resonance.retrieval.RetrievalOutcome.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked where the first answer is a redirect, or a page that cannot be read. */
final class DetourTest extends SearchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.google.com/search?q=x",
                "//evil.example/",
                "http://127.0.0.1:1/",
                "::garbage::",
                "",
                "ftp://x/"
            })
    void F14_redirectElsewhere_isNotFollowed(String location) {
        engine.answering(reply(303, "Location", location));
        assertThat(((Failed) ask("rust")).httpStatus()).hasValue(303);
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F14_redirectWithinTheHost_isFollowed() {
        engine.answering(reply(307, "Location", "/other"), reply(200, PAGE));
        assertThat(ask("rust")).isInstanceOf(Results.class);
        assertThat(engine.calls())
                .extracting(call -> call.method() + call.path())
                .containsExactly("POST/html/", "POST/other");
    }

    @Test
    void F14_redirectLoop_isLeftAtOnce() {
        engine.answering(reply(307, "Location", "/b"), reply(307, "Location", "/html/"), reply(307, "Location", "/b"));
        assertFailed(ask("rust"), FailureKind.HTTP);
        assertThat(engine.calls()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "200-results, Results, html",
        "200-none, NoResults, html",
        "202-captcha, Blocked, html",
        "403-x, Blocked, html",
        "404-x, Failed, html",
        "200-drift 200-results, Results, html lite",
        "200-drift 200-none, NoResults, html lite",
        "200-drift 202-captcha, Blocked, html lite",
        "200-drift 200-drift 200-instant, Partial, html lite instant",
        "200-drift 404-x 200-drift, Failed, html lite instant",
        "500-x 500-x 500-x 200-results, Results, html html html lite",
        "500-x 500-x 500-x 500-x 200-instant, Partial, html html html lite instant"
    })
    void F15_chainOfPages_isAskedInOrderAndOnlyWhereItHelps(String replies, String outcome, String calls) {
        retriever = builder()
                .liteUrl(engine.url("/lite/"))
                .instantAnswerUrl(engine.url("/instant/"))
                .build();
        engine.answering(java.util.Arrays.stream(replies.split(" ", -1))
                .map(SearchTest::scripted)
                .toArray(Reply[]::new));
        RetrievalOutcome actual = ask("rust");
        assertThat(actual.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(engine.calls())
                .extracting(call -> call.path().replaceAll("/(\\w+)/.*", "$1"))
                .containsExactly(calls.split(" ", -1));
        assertThat(actual.trace().steps())
                .filteredOn(step -> step.startsWith("duckduckgo-"))
                .extracting(step -> step.replaceAll("duckduckgo-(\\w+) .*", "$1"))
                .as("every hop is in the trace")
                .containsExactly(calls.split(" ", -1));
    }

    @Test
    void F16_instantAnswer_isAskedForAndCitesItsSource() {
        retriever = builder().instantAnswerUrl(engine.url("/instant/")).build();
        engine.answering(reply(200, ""), scripted("200-instant"));
        Partial partial = (Partial) ask("python language");
        assertThat(engine.calls().getLast().path())
                .isEqualTo("/instant/?q=python+language&format=json&no_html=1&skip_disambig=1");
        assertThat(partial.passages()).noneMatch(passage -> passage.title().equals("Heading"));
        assertThat(partial.passages().getFirst().url()).isEqualTo("https://duckduckgo.com/Python_(programming");
    }
}
