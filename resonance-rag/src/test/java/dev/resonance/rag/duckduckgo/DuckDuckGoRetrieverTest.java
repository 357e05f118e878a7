package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.http.SearchClient;
import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.rag.testkit.FakeEngine.Reply;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.BlockKind;
import dev.resonance.retrieval.RetrievalOutcome.Blocked;
import dev.resonance.retrieval.RetrievalOutcome.Failed;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalOutcome.Partial;
import dev.resonance.retrieval.RetrievalOutcome.Results;
import dev.resonance.retrieval.RetrievalQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DuckDuckGoRetrieverTest {
    private static final String PAGE = Fixture.text("celina_ddg_html.html");
    private static final String CAPTCHA = Fixture.text("meka_ddg_captcha.html");

    private final FakeEngine engine = new FakeEngine();
    private final FakeTime time = new FakeTime();
    private DuckDuckGoRetriever retriever = builder().build();

    @AfterEach
    void close() {
        retriever.close();
        engine.close();
    }

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

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void F09_challenge_isBlockedAtOnceAndNotAskedAgainUntilTimePasses(int status) {
        engine.answering(status, CAPTCHA);
        Blocked blocked = (Blocked) ask("rust 0");
        assertThat(blocked.kind()).isEqualTo(BlockKind.CHALLENGE);
        assertThat(blocked.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(10)));
        for (int i = 1; i <= 100; i++) {
            assertThat(ask("rust " + i)).isInstanceOf(Blocked.class);
        }
        assertThat(engine.calls()).hasSize(1);
        assertThat(retriever.blockedUntil()).contains(blocked.until());
        time.pass(Duration.ofMinutes(10));
        engine.answering(200, PAGE);
        assertThat(ask("rust again")).isInstanceOf(Results.class);
        assertThat(retriever.blockedUntil()).isEmpty();
    }

    @Test
    void F09_repeatedChallenge_doublesThePauseUpToAnHour() {
        engine.answering(202, CAPTCHA);
        for (long minutes : List.of(10, 20, 40, 60, 60)) {
            Blocked blocked = (Blocked) ask("rust");
            assertThat(blocked.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(minutes)));
            time.pass(Duration.ofMinutes(minutes));
        }
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "418, FORBIDDEN", "429, RATE_LIMIT"})
    void F09_refusingStatus_isBlockedForThreeMinutes(int status, BlockKind kind) {
        engine.answering(status, "no");
        Blocked blocked = (Blocked) ask("rust");
        assertThat(blocked.kind()).isEqualTo(kind);
        assertThat(blocked.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(3)));
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F10_passingTrouble_isRetried() {
        engine.answering(reply(503, "x"), reply(500, "x"), reply(200, PAGE));
        RetrievalOutcome outcome = ask("rust");
        assertThat(outcome).isInstanceOf(Results.class);
        assertThat(outcome.trace().attempts()).isEqualTo(3);
        assertThat(engine.calls()).hasSize(3);
    }

    @Test
    void F10_retryAfter_isWaitedFor() {
        engine.answering(reply(503, "Retry-After", "2"), reply(429, "Retry-After", "1"), reply(200, PAGE));
        assertThat(ask("rust")).isInstanceOf(Results.class);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void F10_retryAfterBeyondTheDeadline_isNotWaitedFor() {
        engine.answering(reply(503, "Retry-After", "9999"));
        assertThat(((Failed) ask("rust")).httpStatus()).hasValue(503);
        assertThat(time.sleeps()).isEmpty();
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F10_malformedRetryAfter_isIgnored() {
        engine.answering(reply(503, "Retry-After", "soon"), reply(200, PAGE));
        assertThat(ask("rust")).isInstanceOf(Results.class);
        assertThat(time.sleeps()).hasSize(1);
        assertThat(time.sleeps().getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    @Test
    void F10_thousandSeededRuns_neverTryMoreThanThriceOrSleepPastTheDeadline() throws Exception {
        engine.answering(503, "x");
        try (SearchClient client = new SearchClient(Duration.ofSeconds(5), time, "")) {
            for (int seed = 0; seed < 1_000; seed++) {
                FakeTime clock = new FakeTime();
                RetryingCall call = new RetryingCall(client, clock.surroundings(seed));
                SearchLog log = new SearchLog(clock, event -> {});
                var deadline = clock.instant().plus(Duration.ofMillis(500 + seed * 3L));
                call.send("x", java.net.http.HttpRequest.newBuilder(engine.url("/")), deadline, log);
                assertThat(log.trace().attempts()).isBetween(1, 3);
                assertThat(clock.instant()).isBeforeOrEqualTo(deadline);
            }
        }
    }

    @Test
    void F10_otherStatus_isNotRetried() {
        engine.answering(404, "x");
        assertThat(((Failed) ask("rust")).httpStatus()).hasValue(404);
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F10_searches_areASecondApart() {
        retriever = builder().interval(Duration.ofSeconds(1)).build();
        engine.answering(200, PAGE);
        for (int i = 0; i < 3; i++) {
            ask("rust " + i);
        }
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void F12_wrongCharsetAndMark_areSeenThrough() throws IOException {
        byte[] page = ("\uFEFF" + PAGE).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        engine.answering(new Reply(200, Map.of("Content-Type", "text/html; charset=ISO-8859-1"), page));
        assertThat(retriever
                        .retrieve(new RetrievalQuery("caffeine", List.of(), 9))
                        .found())
                .extracting(Passage::text)
                .anyMatch(text -> text.contains("adapts to it—potentially"));
    }

    @Test
    void F12_gzip_isUnpackedEvenWithABrokenEnd() throws IOException {
        byte[] packed = gzip(PAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        packed[packed.length - 6] ^= 1;
        engine.answering(new Reply(200, Map.of("Content-Encoding", "gzip"), packed));
        assertThat(ask("caffeine")).isInstanceOf(Results.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001\u0002binary", "<html><body>Welcome</body></html>"})
    void F12_unknownPage_isParseDriftAndNeverNoResults(String body) {
        engine.answering(200, body);
        assertFailed(ask("rust"), FailureKind.PARSE_DRIFT);
    }

    @Test
    void F13_largePage_isTooLarge() {
        engine.answering(200, "x".repeat(2 * 1024 * 1024 + 1));
        assertFailed(ask("rust"), FailureKind.TOO_LARGE);
    }

    @Test
    void F13_gzipBomb_isTooLarge() throws IOException {
        engine.answering(new Reply(200, Map.of("Content-Encoding", "gzip"), gzip(new byte[64 * 1024 * 1024])));
        assertFailed(ask("rust"), FailureKind.TOO_LARGE);
    }

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
                .map(DuckDuckGoRetrieverTest::scripted)
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

    private static Reply scripted(String word) {
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

    /** As code without null checks would. */
    @SuppressWarnings("NullAway")
    private RetrievalOutcome askAnything(@Nullable String question) {
        return ask(question);
    }

    private RetrievalOutcome ask(String question) {
        return retriever.retrieve(RetrievalQuery.of(question));
    }

    private DuckDuckGoRetriever.Builder builder() {
        return DuckDuckGoRetriever.builder()
                .searchUrl(engine.url("/html/"))
                .interval(Duration.ZERO)
                .surroundings(time.surroundings(7));
    }

    private static void assertFailed(RetrievalOutcome outcome, FailureKind kind) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(kind));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}
