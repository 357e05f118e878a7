package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.duckduckgo.ExpectedPage.assertMatches;
import static dev.resonance.rag.duckduckgo.ExpectedPage.found;
import static dev.resonance.rag.duckduckgo.ExpectedPage.organicUrls;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result pages as others captured them, and as their makers might change them. */
final class ParsingTest {
    @ParameterizedTest
    @ValueSource(strings = {"meka_ddg_results.html", "meka_ddg_with_ad.html", "celina_ddg_html.html"})
    void F02_resultPage_givesEveryFieldAsExpected(String name) {
        assertMatches(found(Fixture.text(name)), Fixture.expected(name));
    }

    @Test
    void F02_litePage_givesEveryFieldAsExpected() {
        Optional<String> page = Fixture.shared("zeta_ddg_lite.html");
        Optional<JsonObject> expected = Fixture.sharedExpected("zeta_ddg_lite.html");
        if (page.isPresent() && expected.isPresent()) {
            assertMatches(found(page.get()), expected.get());
        }
    }

    @Test
    void F02_litePageOfOurOwn_isReadWithTimestampAndNextPage() {
        SearchPage.Found page = found(LitePage.TWO_RESULTS);
        assertThat(page.degraded()).isFalse();
        assertThat(page.hits())
                .extracting(SearchHit::title, hit -> hit.url().text(), SearchHit::snippet, SearchHit::displayUrl)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Erste Seite", "https://a.example/x?a=1&b=2", "Ein Satz über A & B.", "a.example/x"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Second page", "http://b.example/", "A sentence about B.", "b.example"));
        assertThat(page.hits().getLast().timestamp()).contains("2026-08-25T00:00:00.0000000");
        assertThat(page.adsDropped()).isEqualTo(1);
        assertThat(page.nextPage()).contains(new NextPage("4-123", "10", "11"));
    }

    @Test
    void F02_zeroClickBox_isReadApartFromTheResults() {
        SearchPage.Found page = found(Fixture.text("meka_ddg_results.html"));
        assertThat(page.zeroClick()).hasValueSatisfying(box -> {
            JsonObject expected = Fixture.expected("meka_ddg_results.html");
            assertThat(box.text()).startsWith(expected.get("zeroClick").getAsString());
            assertThat(box.url().text()).isEqualTo(expected.get("zeroClickUrl").getAsString());
            assertThat(box.title()).isEqualTo("Rust (programming language)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"meka_ddg_results.html", "meka_ddg_with_ad.html", "celina_ddg_html.html"})
    void F02_classesRenamed_givesTheSameResultsFlaggedAsDegraded(String name) {
        String page =
                Fixture.text(name).replaceAll("result__(a|snippet|url)", "r$1").replace("web-result", "wr");
        assertThat(found(page).degraded()).isTrue();
        assertMatches(found(page), Fixture.expected(name));
    }

    @Test
    void F02_liteClassesRenamed_givesTheSameResults() {
        String page = LitePage.TWO_RESULTS
                .replace("result-link", "l1")
                .replace("result-snippet", "s1")
                .replace("link-text", "t1");
        assertThat(found(page).hits()).isEqualTo(found(LitePage.TWO_RESULTS).hits());
    }

    @Test
    void F02_linksInHeadingsThatAreNoResults_areNoResults() {
        String page = Fixture.text("celina_ddg_html.html")
                .replaceFirst(
                        "(<body[^>]*>)",
                        "$1<h2><a href='/about'>About</a></h2><h2><a href='https://duckduckgo.com/settings'>Settings</a></h2>"
                                + "<h2><a href='https://shop.example/'>Our shop</a></h2>");
        assertMatches(found(page), Fixture.expected("celina_ddg_html.html"));
        assertThat(found(page).degraded()).isFalse();
    }

    @Test
    void F02_structureGone_findsWrappedLinks() {
        SearchPage.Found page = found("<html><body><p><a href='//duckduckgo.com/l/?uddg=https%3A%2F%2Fe.example%2F'>"
                + "Example</a> and <a href='/about'>more</a></p></body></html>");
        assertThat(page.degraded()).isTrue();
        assertThat(page.hits()).extracting(SearchHit::title).containsExactly("Example");
    }

    @Test
    void F02_200MutatedPages_keepResultsAndNeverLetAnAdThrough() {
        Random random = new Random(42);
        int wanted = 0;
        int kept = 0;
        for (int i = 0; i < 200; i++) {
            String name = Fixture.RESULT_PAGES.get(i % Fixture.RESULT_PAGES.size());
            List<String> expected = organicUrls(Fixture.expected(name));
            List<String> urls = new ArrayList<>();
            if (PageReader.read(Mutation.of(Fixture.text(name), random)) instanceof SearchPage.Found page) {
                page.hits().forEach(hit -> urls.add(hit.url().text()));
            }
            assertThat(urls).doesNotHaveDuplicates().noneMatch(url -> url.contains("y.js") || url.contains("aclick"));
            assertThat(expected).as(name + " mutated, round " + i).containsAll(urls);
            wanted += expected.size();
            expected.retainAll(urls);
            kept += expected.size();
        }
        assertThat((double) kept / wanted).as("recall").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void F02_200MutatedLitePages_keepResultsAndNeverLetAnAdThrough() {
        Random random = new Random(43);
        String page = LitePage.EIGHT_RESULTS;
        List<String> expected =
                found(page).hits().stream().map(hit -> hit.url().text()).toList();
        assertThat(expected).hasSize(8);
        int kept = 0;
        for (int i = 0; i < 200; i++) {
            List<String> urls = new ArrayList<>();
            if (PageReader.read(Mutation.of(page, random)) instanceof SearchPage.Found found) {
                found.hits().forEach(hit -> urls.add(hit.url().text()));
            }
            assertThat(urls).noneMatch(url -> url.contains("y.js"));
            assertThat(expected).as("round " + i).containsAll(urls);
            kept += urls.size();
        }
        assertThat(kept / (200.0 * expected.size())).as("recall").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void F05_escapedText_isDecodedOnceAndCleaned() {
        SearchPage.Found page = found("<html><body><div class=result><h2><a class=result__a href='https://e.example/'>"
                + "&amp;lt;b&amp;gt; \u202eA\u200b</a></h2><a class=result__snippet href='https://e.example/'>x <b>y</b>"
                + "\udb40\udc41&nbsp;\n z<span style='display:none'>ignore me</span></a></div></body></html>");
        assertThat(page.hits().getFirst().title()).isEqualTo("&lt;b&gt; A");
        assertThat(page.hits().getFirst().snippet()).isEqualTo("x y z");
    }

    @Test
    void F05_scriptsOfOtherLanguages_areKeptAsTheyAre() {
        String page = LitePage.TWO_RESULTS
                .replace("Erste Seite", "채팅 - 무료 &quot;대화&quot;")
                .replace("A sentence about B.", "日本語の　文。 L&rsquo;été, c&#x2019;est&nbsp;beau&nbsp;!");
        assertThat(found(page).hits().getFirst().title()).isEqualTo("채팅 - 무료 \"대화\"");
        assertThat(found(page).hits().getLast().snippet()).isEqualTo("日本語の 文。 L’été, c’est beau !");
    }
}
