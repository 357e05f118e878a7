package dev.resonance.rag;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.pages.PageReader;
import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import java.time.Duration;
import java.util.ArrayList;
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

    private static RetrievalOutcome read(String question, FakeEngine... sites) {
        List<Passage> results = new ArrayList<>();
        Set<String> allowed = new java.util.HashSet<>();
        for (FakeEngine site : sites) {
            String host = site.url("/").getAuthority();
            results.add(new Passage("Whale", site.url("/page").toString(), host, "The whale."));
            allowed.add(host);
        }
        try (PageReadingRetriever retriever = PageReadingRetriever.of(
                query -> new RetrievalOutcome.Results("q", results),
                PageReader.allowing(allowed),
                Duration.ofSeconds(20))) {
            return retriever.retrieve(RetrievalQuery.of(question));
        }
    }
}
