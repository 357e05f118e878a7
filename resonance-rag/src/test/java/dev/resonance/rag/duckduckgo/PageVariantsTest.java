package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.duckduckgo.ExpectedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of today's form with what else such pages hold, and pages that only look like it. */
final class PageVariantsTest {
    private static final String FORM =
            "<form action='/html/' method='post'><input name='q' value='whales'><input name='kl' value=''></form>";
    private static final String FIRST = result("https://one.example/a", "One", "First text.");
    private static final String SECOND = result("https://two.example/b", "Two", "Second text.");

    @Test
    void F02_resultWithoutSnippet_borrowsNoneFromItsNeighbours() {
        String bare = "<div class='result web-result'><h2 class='result__title'><a class='result__a'"
                + " href='https://bare.example/'>Bare</a></h2><a class='result__url' href='https://bare.example/'>"
                + "bare.example</a></div>";
        assertThat(found(page(FIRST + bare + SECOND)).hits())
                .extracting(SearchHit::title, SearchHit::snippet)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("One", "First text."),
                        org.assertj.core.groups.Tuple.tuple("Bare", ""),
                        org.assertj.core.groups.Tuple.tuple("Two", "Second text."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id='did_you_mean'>Did you mean <a href='/html/?q=wales'>wales</a>?</div>",
                "<div class='msg msg--info'>Including results for <a href='?q=wales'>wales</a></div>",
                "<div class='module module--news'><h3>News</h3><a class='module__link' href='https://news.example/'>"
                        + "Whale seen</a><span>2 hours ago</span></div>",
                "<div class='vrt'><a href='https://www.video.example/watch?v=1'><img src='t.jpg'/>A video</a></div>",
                "<div class='related'><a href='/html/?q=blue+whale'>blue whale</a></div>",
                "<div class='feedback-btn'><a href='//duckduckgo.com/feedback.html'>Feedback</a></div>",
                "<!-- <div class='result'><a class='result__a' href='https://old.example/'>Old</a></div> -->",
                "<noscript><a class='result__a' href='https://ns.example/'>No script</a></noscript>",
                "<div style='display: none'><a class='result__a' href='https://h.example/'>Hidden</a></div>"
            })
    void F02_blocksBetweenResults_areNoResults(String block) {
        for (String body : List.of(block + FIRST + SECOND, FIRST + block + SECOND, FIRST + SECOND + block)) {
            assertThat(found(page(body)).hits())
                    .extracting(hit -> hit.url().text(), SearchHit::snippet)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("https://one.example/a", "First text."),
                            org.assertj.core.groups.Tuple.tuple("https://two.example/b", "Second text."));
        }
    }

    @Test
    void F02_tagsInCapitals_areTheSame() {
        String page = page(FIRST + SECOND);
        String capitals = java.util.regex.Pattern.compile("<(/?)([a-z0-9]+)|([a-z]+)='")
                .matcher(page)
                .replaceAll(tag -> tag.group().toUpperCase(Locale.ROOT));
        assertThat(found(capitals).hits()).isEqualTo(found(page).hits());
    }

    @Test
    void F02_noClosingTags_areTheSame() {
        String page = page(FIRST + SECOND);
        assertThat(found(page.replaceAll("</(?:div|h2|html)>", "")).hits())
                .isEqualTo(found(page).hits());
    }

    @Test
    void F02_litePageWrittenOtherwise_isTheSame() {
        List<SearchHit> hits = found(LitePage.EIGHT_RESULTS).hits();
        for (String page : List.of(
                LitePage.EIGHT_RESULTS.replaceAll("</t[dr]>", ""),
                LitePage.EIGHT_RESULTS.replaceAll("<(/?)t([dr])", "<$1T$2"),
                LitePage.EIGHT_RESULTS.replace("class='", "data-x=1 class='extra "),
                LitePage.EIGHT_RESULTS.replaceAll("\\s+", " "),
                LitePage.EIGHT_RESULTS.replace(
                        "<table border=\"0\">",
                        "<table><tbody><tr><td>Did you mean" + " <a href='/lite/?q=x'>x</a>?</td></tr>"))) {
            assertThat(found(page).hits()).isEqualTo(hits);
        }
    }

    @Test
    void F02_liteResultWithoutSnippet_hasNone() {
        String page = LitePage.TWO_RESULTS
                .replace("<tr><td>&nbsp;</td><td class='result-snippet'>A sentence about B.</td></tr>", "")
                .replace("'link-text'>b.example", "'link-text'>b.example › page");
        assertThat(found(page).hits().getLast().snippet()).isEmpty();
        assertThat(found(page).hits().getLast().displayUrl()).isEqualTo("b.example › page");
    }

    @ParameterizedTest
    @CsvSource({
        "http://plain.example/, http://plain.example/",
        "https://port.example:8443/x?y=1#z, https://port.example:8443/x?y=1#z",
        "//duckduckgo.com/l/?uddg=http%3A%2F%2Fplain.example%3A81%2F&amp;rut=0a, http://plain.example:81/",
        "/l/?uddg=https%3A%2F%2Frelative.example%2F, https://relative.example/",
        "https://duckduckgo.com/l/?kh=-1&amp;uddg=https%3A%2F%2Fold.example%2F, https://old.example/",
        "//r.duckduckgo.com/l/?kh=-1&amp;uddg=https%3A%2F%2Fold.example%2F, https://old.example/",
        "//one.example/, https://one.example/",
        "https://bücher.example/straße, https://bücher.example/straße"
    })
    void F04_targetsOfAllKinds_areKept(String href, String url) {
        assertThat(found(page(result(href, "Title", "Text.") + SECOND))
                        .hits()
                        .getFirst()
                        .url()
                        .text())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/html/?q=more",
                "//duckduckgo.com/l/?uddg=%ZZ",
                "mailto:a@b.example",
                "#",
                "?q=x"
            })
    void F04_targetThatLeadsNowhere_dropsThatResultAlone(String href) {
        assertThat(found(page(FIRST + result(href, "Nowhere", "Text.") + SECOND))
                        .hits())
                .extracting(SearchHit::title)
                .containsExactly("One", "Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='result result--ad'>%s</div>",
                "<div class='result results_links result--ad result--ad--small'>%s</div>",
                "<div class='results_links result-sponsored'>%s</div>",
                "<div class='result'>%s<span class='badge--ad'>Ad</span></div>",
                "<div class='result'>%s<button class='badge'> AD </button></div>"
            })
    void F03_adsOfOtherMarkup_areDropped(String block) {
        String ad = block.formatted("<h2 class='result__title'><a class='result__a' href='https://shop.example/'>Buy"
                + "</a></h2><a class='result__snippet' href='https://shop.example/'>Cheap</a>");
        SearchPage.Found page = found(page(ad + FIRST + SECOND));
        assertThat(page.hits()).extracting(SearchHit::title).containsExactly("One", "Two");
        assertThat(page.adsDropped()).isEqualTo(1);
    }

    @Test
    void F05_textOfAllKinds_isCleanAndKept() {
        String title = "&#x05E9;&#1500;&rlm;ום &mdash; &quot;a&quot; &lt;b&gt; " + "x".repeat(3_000);
        SearchHit hit = found(
                        page(result("https://rtl.example/", "\n\t " + title + " \n", "مرحبا&nbsp;&#x202E;بك\u2066!")
                                + SECOND))
                .hits()
                .getFirst();
        assertThat(hit.title()).startsWith("שלום — \"a\" <b> xxx").hasSizeGreaterThan(3_000);
        assertThat(hit.snippet()).isEqualTo("مرحبا بك!");
    }

    @Test
    void F05_languageOfAResult_isKeptWhereThePageMarksIt() {
        String marked = "<div lang='ko'>" + FIRST + "</div>";
        assertThat(found("<html lang='en'>" + page(marked + SECOND)).hits())
                .extracting(SearchHit::language)
                .containsExactly(java.util.Optional.of("ko"), java.util.Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>Sign in</title></head><body><h2><a href='/login'>Sign in</a></h2></body></html>",
                "<html><body><p>No results</p></body></html>",
                "<html><body><div class='error'>Something went wrong. No more results.</div></body></html>",
                "<html><head><meta http-equiv='refresh' content='0;url=/html/'></head><body></body></html>",
                "<html><body><h1>502 Bad Gateway</h1><center>nginx</center></body></html>",
                "<html><body><p>Please enable cookies.</p><a href='https://wifi.example/login'>Log in</a></body></html>",
                "<html><body>" + FORM + "</body></html>",
                "<?xml version='1.0'?><rss><channel><item><link>https://e.example/</link></item></channel></rss>",
                "var x = 1;",
                "[]"
            })
    void F12_otherPages_areUnknown(String page) {
        assertThat(PageReader.read(page)).isInstanceOf(SearchPage.Unknown.class);
    }

    @Test
    void F12_nothingFoundInWords_countsBesideTheSearchForm() {
        assertThat(PageReader.read(page("<div>No results found for <b>xyzzy</b></div>")))
                .isInstanceOf(SearchPage.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form id='challenge-form' action='//duckduckgo.com/anomaly.js?sv=html&cc=botnet' method='POST'></form>",
                "<div class='anomaly-modal__title'>Unfortunately, bots use DuckDuckGo too.</div>",
                "<FORM ID=challenge-form ACTION=//duckduckgo.com/anomaly.js></FORM>",
                "<p>Please complete the following challenge to confirm this search was made by a human.</p>"
            })
    void F09_challengesOfOtherMarkup_areChallenges(String block) {
        for (String body : List.of(block, block + "<div class='no-results'></div>", FORM + block)) {
            assertThat(PageReader.read("<html><body>" + body)).isInstanceOf(SearchPage.Challenge.class);
        }
    }

    private static String page(String body) {
        return "<html><head><title>whales at DuckDuckGo</title></head><body>" + FORM + "<div id='links'>" + body
                + "</div></body></html>";
    }

    private static String result(String href, String title, String snippet) {
        return "<div class='result results_links results_links_deep web-result '><div class='links_main result__body'>"
                + "<h2 class='result__title'><a rel='nofollow' class='result__a' href='" + href + "'>" + title
                + "</a></h2><div class='result__extras'><a class='result__url' href='" + href + "'> shown.example </a>"
                + "</div><a class='result__snippet' href='" + href + "'>" + snippet + "</a></div></div>";
    }
}
