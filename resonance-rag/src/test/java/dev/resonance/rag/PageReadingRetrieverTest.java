package dev.resonance.rag;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.pages.Page;
import dev.resonance.rag.pages.PageReader;
import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PageReadingRetrieverTest {
    private final FakeEngine site = new FakeEngine();
    private final FakeEngine other = new FakeEngine();

    @AfterEach
    void close() {
        site.close();
        other.close();
    }

    @Test
    void F18_passageInsideAPage_isRankedBeforeSnippetsThatSayLess() {
        site.answering(reply(404, "x"), reply(200, """
                <html><head><title>Whales</title></head><body><nav>Menu whale krill</nav><main>
                <p>Whales live in all oceans of the world, and many people like to watch them from boats.</p>
                <p>A grown blue whale eats four tons of krill a day in summer, and very little in winter.</p>
                </main></body></html>"""));
        RetrievalOutcome outcome = read("How much krill does a blue whale eat a day?", site);
        assertThat(outcome.found().getFirst().text()).startsWith("A grown blue whale eats four tons of krill");
        assertThat(outcome.found()).hasSizeLessThanOrEqualTo(2);
        assertThat(outcome.trace().steps()).isEmpty();
    }

    @Test
    void F23_pagesThatCannotBeRead_leaveTheirSnippetsAndSayWhy() {
        site.answering(reply(404, "x"), reply(500, "x"));
        other.answering(reply(404, "x"), reply(200, "Content-Type", "application/pdf"));
        RetrievalOutcome outcome = read("whale", site, other);
        assertThat(outcome.found()).hasSize(2);
        assertThat(outcome.trace().steps())
                .containsExactlyInAnyOrder(
                        site.url("/").getAuthority() + " not read: HTTP 500",
                        other.url("/").getAuthority() + " not read: not text but application/pdf");
    }

    @Test
    void F23_tenPagesOfWhichSixAreBad_giveFourPassagesAndSixReasons() {
        try (Site hung1 = Site.silent();
                Site hung2 = Site.silent();
                Site hung3 = Site.silent();
                Site giant = Site.of(reply(200, "whale ".repeat(400_000)));
                Site broken = Site.of(reply(500, "x"));
                Site pdf = Site.of(reply(200, "Content-Type", "application/pdf"));
                Site good1 = Site.good(1);
                Site good2 = Site.good(2);
                Site good3 = Site.good(3);
                Site good4 = Site.good(4)) {
            Instant start = Instant.now();
            RetrievalOutcome outcome = read(
                    "How much krill does a blue whale eat?",
                    Duration.ofSeconds(6),
                    List.of(hung1, giant, hung2, broken, pdf, hung3, good1, good2, good3, good4));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(7));
            assertThat(outcome.found())
                    .filteredOn(passage -> passage.text().startsWith("A grown blue whale number"))
                    .hasSize(4);
            assertThat(outcome.trace().steps()).hasSize(6).allMatch(step -> step.contains(" not read: "));
            assertThat(String.join("\n", outcome.trace().steps()))
                    .contains("HTTP 500", "not text but application/pdf", "larger than 2 MiB")
                    .containsPattern("(?s)(?:too slow.*){3}");
        }
    }

    @Test
    void F24_pageThatWasRead_isKept() throws InterruptedException {
        site.answering(reply(404, "x"), reply(200, "<p>The whale.</p>"), reply(500, "x"));
        String url = site.url("/page").toString();
        try (PageReader reader = PageReader.allowing(Set.of(site.url("/").getAuthority()))) {
            Page first = reader.read(url, Duration.ofSeconds(20));
            assertThat(first).isInstanceOf(Page.Text.class);
            assertThat(reader.read(url + "#part", Duration.ofSeconds(20))).isEqualTo(first);
            assertThat(reader.read(url + "?other", Duration.ofSeconds(20))).isInstanceOf(Page.Refused.class);
        }
        assertThat(site.calls()).hasSize(3);
    }

    @Test
    void F23_robotsThatForbid_areRespected() {
        site.answering(new FakeEngine.Reply(
                200,
                java.util.Map.of("Content-Type", "text/plain"),
                "User-agent: *\nDisallow: /".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(read("whale", site).trace().steps().getFirst()).endsWith("not read: robots.txt");
        assertThat(site.calls()).hasSize(1);
    }

    @Test
    void F22_redirectToAPrivateAddress_isNotFollowed() {
        site.answering(
                reply(404, "x"), reply(302, "Location", other.url("/secret").toString()));
        assertThat(read("whale", site).trace().steps().getFirst()).contains("not read: port");
        assertThat(other.calls()).isEmpty();
    }

    @Test
    void F14_redirectLoopAndLongChain_areLeft() {
        site.answering(reply(404, "x"), reply(302, "Location", "/b"), reply(302, "Location", "/page"));
        assertThat(read("whale", site).trace().steps().getFirst()).endsWith("a redirect loop");
        assertThat(site.calls()).hasSize(3);
        List<FakeEngine.Reply> chain = new ArrayList<>(List.of(reply(404, "x")));
        for (int i = 0; i < 7; i++) {
            chain.add(reply(302, "Location", "/hop" + i));
        }
        other.answering(chain.toArray(FakeEngine.Reply[]::new));
        assertThat(read("whale", other).trace().steps().getFirst()).endsWith("too many redirects");
    }

    @Test
    void F23_giantPage_isLeftOut() {
        site.answering(reply(404, "x"), reply(200, "x".repeat(2 * 1024 * 1024 + 1)));
        assertThat(read("whale", site).trace().steps().getFirst()).endsWith("larger than 2 MiB");
    }

    private static RetrievalOutcome read(String question, FakeEngine... engines) {
        return read(
                question,
                Duration.ofSeconds(20),
                Arrays.stream(engines).map(Site::new).toList());
    }

    private static RetrievalOutcome read(String question, Duration limit, List<Site> sites) {
        List<Passage> results = new ArrayList<>();
        Set<String> allowed = new java.util.HashSet<>();
        for (Site site : sites) {
            String host = site.engine().url("/").getAuthority();
            results.add(new Passage("Whale", site.engine().url("/page").toString(), host, "The whale."));
            allowed.add(host);
        }
        try (PageReadingRetriever retriever = PageReadingRetriever.of(
                query -> new RetrievalOutcome.Results("q", results), PageReader.allowing(allowed), limit)) {
            return retriever.retrieve(new RetrievalQuery(question, List.of(), 10));
        }
    }

    /** A site with a robots.txt that is not there and one page. */
    private record Site(FakeEngine engine) implements AutoCloseable {
        static Site of(FakeEngine.Reply page) {
            return new Site(new FakeEngine().answering(reply(404, "x"), page));
        }

        static Site good(int number) {
            return of(reply(
                    200,
                    "<main><p>A grown blue whale number " + number
                            + " eats four tons of krill a day in summer.</p></main>"));
        }

        static Site silent() {
            return new Site(new FakeEngine().answeringBy(query -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "";
            }));
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
