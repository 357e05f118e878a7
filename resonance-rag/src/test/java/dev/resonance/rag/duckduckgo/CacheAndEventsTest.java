package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.SearchOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class CacheAndEventsTest {
    private static final String PAGE = Fixture.text("celina_ddg_html.html");
    private static final String NOTHING = Fixture.text("eino_noresults.html");
    private static final String CAPTCHA = Fixture.text("meka_ddg_captcha.html");

    private final FakeEngine engine = new FakeEngine();
    private final FakeTime time = new FakeTime();
    private final List<SearchEvent> events = new CopyOnWriteArrayList<>();
    private final DuckDuckGoRetriever retriever = DuckDuckGoRetriever.builder()
            .searchUrl(engine.url("/html/"))
            .interval(Duration.ZERO)
            .surroundings(time.surroundings(1))
            .listener(events::add)
            .build();

    @AfterEach
    void close() {
        retriever.close();
        engine.close();
    }

    @Test
    void F24_results_areKeptForTenMinutes() {
        engine.answering(200, PAGE);
        List<Passage> first = ask("caffeine").found();
        time.pass(Duration.ofSeconds(599));
        assertThat(ask("caffeine").found()).isEqualTo(first);
        assertThat(engine.calls()).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        ask("caffeine");
        assertThat(engine.calls()).hasSize(2);
    }

    @Test
    void F24_nothingFound_isKeptForAMinute() {
        engine.answering(200, NOTHING);
        ask("xyzzy");
        time.pass(Duration.ofSeconds(59));
        ask("xyzzy");
        assertThat(engine.calls()).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        ask("xyzzy");
        assertThat(engine.calls()).hasSize(2);
    }

    @Test
    void F24_failure_isNeverKept() {
        engine.answering(reply(404, "x"), reply(200, PAGE));
        assertThat(ask("caffeine")).isInstanceOf(RetrievalOutcome.Failed.class);
        assertThat(ask("caffeine")).isInstanceOf(RetrievalOutcome.Results.class);
    }

    @Test
    void F24_blockAfterResults_givesTheOldOnesWithTheirAge() {
        engine.answering(reply(200, PAGE), reply(202, CAPTCHA));
        List<Passage> first = ask("caffeine").found();
        time.pass(Duration.ofMinutes(30));
        RetrievalOutcome stale = ask("caffeine");
        assertThat(stale.found()).isEqualTo(first);
        assertThat(stale.trace().staleFor()).contains(Duration.ofMinutes(30));
        assertThat(ask("something else")).isInstanceOf(RetrievalOutcome.Blocked.class);
    }

    @Test
    void F24_fiftyThreadsWithTheSameQuestion_shareOneCall() {
        engine.answering(200, PAGE);
        List<CompletableFuture<RetrievalOutcome>> searches = IntStream.range(0, 50)
                .mapToObj(i -> retriever.retrieveAsync(RetrievalQuery.of("caffeine")))
                .toList();
        assertThat(searches)
                .allSatisfy(search -> assertThat(search.join().found()).hasSize(5));
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F24_keyOfAnotherRegion_isAnother() {
        ResultCache cache = new ResultCache(time);
        Preferences german = new Preferences(new Region("de-de"), SafeSearch.MODERATE, TimeRange.ANY, "x");
        ResultCache.Key key = new ResultCache.Key("e", "q", Preferences.DEFAULT, 1);
        cache.keep(key, new RetrievalOutcome.Results("q", List.of(new Passage("t", "u", "h", "x"))));
        assertThat(cache.fresh(key)).isPresent();
        assertThat(cache.fresh(new ResultCache.Key("e", "q", german, 1))).isEmpty();
    }

    @Test
    void F25_search_tellsItsListenerWhatHappens() {
        engine.answering(reply(503, "x"), reply(200, Fixture.text("meka_ddg_with_ad.html")));
        ask("Please tell me about mechanical keyboards!");
        ask("mechanical keyboards");
        assertThat(events)
                .containsExactly(
                        new SearchEvent.Asked("Please tell me about mechanical keyboards!"),
                        new SearchEvent.Rewritten("mechanical keyboards"),
                        new SearchEvent.Attempted("duckduckgo-html", 1, "503"),
                        new SearchEvent.Attempted("duckduckgo-html", 2, "200"),
                        new SearchEvent.Dropped(1, 0),
                        new SearchEvent.Ended(SearchOutcome.RESULTS),
                        new SearchEvent.Asked("mechanical keyboards"),
                        new SearchEvent.Rewritten("mechanical keyboards"),
                        new SearchEvent.FromCache(false),
                        new SearchEvent.Ended(SearchOutcome.RESULTS));
    }

    @Test
    void F25_logAndSteps_neverHoldTheQuestion() {
        Logger root = (Logger) LoggerFactory.getLogger("dev.resonance");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try {
            engine.answering(reply(503, "x"), reply(200, PAGE.replace("result__a", "other")), reply(202, CAPTCHA));
            assertThat(ask("secretword one").trace().steps()).noneMatch(step -> step.contains("secretword"));
            ask("secretword two");
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(event -> event.getFormattedMessage().contains("secretword"));
    }

    @Test
    void F26_manyThreads_neverMixTheirResults() {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        engine.answeringBy(query -> "<html><body><div class=result><h2><a class=result__a href='https://e.example/"
                + query + "'>" + query + "</a></h2></div></body></html>");
        for (int thread = 0; thread < 64; thread++) {
            int number = thread;
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < 100; i++) {
                            String word = "w" + number + "n" + i;
                            assertThat(ask(word).found())
                                    .extracting(Passage::title)
                                    .containsExactly(word);
                        }
                    },
                    command -> Thread.ofVirtual().start(command)));
        }
        assertThat(threads).allSatisfy(CompletableFuture::join);
    }

    private RetrievalOutcome ask(String question) {
        return retriever.retrieve(RetrievalQuery.of(question));
    }
}
