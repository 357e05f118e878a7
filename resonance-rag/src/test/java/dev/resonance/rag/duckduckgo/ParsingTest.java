package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        SearchPage.Found page = found(LITE);
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
        String page = LITE.replace("result-link", "l1")
                .replace("result-snippet", "s1")
                .replace("link-text", "t1");
        assertThat(found(page).hits()).isEqualTo(found(LITE).hits());
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
            assertThat(urls).noneMatch(url -> url.contains("y.js") || url.contains("aclick"));
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
        String page = LITE.replace("</table>", LITE_ROWS + "</table>");
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
    void F03_adWithADirectTargetAndNoClass_isKnownByItsBadge() {
        String page = Fixture.text("celina_ddg_html.html")
                .replaceFirst("(<a [^>]*class=\"result__a\"[^>]*>.*?</a>)", "$1<button class='x'>Ad</button>");
        assertThat(found(page).adsDropped()).isEqualTo(1);
        assertThat(found(page).hits()).hasSize(8);
    }

    @Test
    void F09_challengeWithLinksOfItsOwn_isAChallenge() {
        String page = "<html><body><form id='challenge-form' action='//duckduckgo.com/anomaly.js'></form>"
                + "<h2><a href='https://duckduckgo.com/help'>Why?</a></h2></body></html>";
        assertThat(PageReader.read(page)).isInstanceOf(SearchPage.Challenge.class);
    }

    @Test
    void F12_resultInsideOfManyElements_isReadInTime() {
        String deep = "<span>".repeat(20_000) + "x";
        String page = "<html><body><div class=result><h2><a class=result__a href='https://e.example/'>E</a></h2>"
                + "<a class=result__url href='https://e.example/'>e.example</a>"
                + "<a class=result__snippet href='https://e.example/'>Text " + deep;
        assertThat(PageReader.read(page)).isInstanceOf(SearchPage.Unknown.class);
        assertThat(found(page + "</body></html>").hits()).hasSize(1);
    }

    @Test
    void F03_adWithoutItsClass_isKnownByItsTarget() {
        String page = Fixture.text("meka_ddg_with_ad.html");
        for (String html : List.of(page, page.replace("result--ad", ""))) {
            assertThat(found(html).hits()).hasSize(10);
            assertThat(found(html).adsDropped()).isEqualTo(1);
        }
    }

    @Test
    void F03_adWithADirectTarget_isKnownByItsClass() {
        String page = Fixture.text("celina_ddg_html.html").replaceFirst("web-result", "result--ad");
        assertThat(found(page).hits()).hasSize(8);
        assertThat(found(page).adsDropped()).isEqualTo(1);
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
        String page = LITE.replace("Erste Seite", "채팅 - 무료 &quot;대화&quot;")
                .replace("A sentence about B.", "日本語の　文。 L&rsquo;été, c&#x2019;est&nbsp;beau&nbsp;!");
        assertThat(found(page).hits().getFirst().title()).isEqualTo("채팅 - 무료 \"대화\"");
        assertThat(found(page).hits().getLast().snippet()).isEqualTo("日本語の 文。 L’été, c’est beau !");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eino_eof.html", "eino_noresults.html"})
    void F01_pageWithoutResults_isNothingFound(String name) {
        assertThat(PageReader.read(Fixture.text(name))).isInstanceOf(SearchPage.Nothing.class);
    }

    @Test
    void F09_blockMarkup_isAChallenge() {
        assertThat(PageReader.read(Fixture.text("meka_ddg_captcha.html"))).isInstanceOf(SearchPage.Challenge.class);
        assertThat(PageReader.read(
                        "<html><body><form id='img-form' action='//duckduckgo.com/anomaly.js?sv=lite'></form>"))
                .isInstanceOf(SearchPage.Challenge.class);
        assertThat(PageReader.read("<html><body>If this persists, email error-lite@duckduckgo.com</body></html>"))
                .isInstanceOf(SearchPage.Challenge.class);
        assertThat(PageReader.read("window.execDeep = function() { return {isJsaChallenge: true}; };"))
                .isInstanceOf(SearchPage.Challenge.class);
        Fixture.shared("openwebsearch_jsa_challenge_202.js")
                .ifPresent(script -> assertThat(PageReader.read(script)).isInstanceOf(SearchPage.Challenge.class));
    }

    @Test
    void F09_resultThatSpeaksOfAChallenge_isAResult() {
        String page = Fixture.text("celina_ddg_html.html").replace("Drinking ", "anomaly-modal challenge-form ");
        assertThat(found(page).hits()).hasSize(9);
    }

    @Test
    void F12_truncatedAnywhere_givesAPrefixOrNothingKnown() {
        for (String name : Fixture.RESULT_PAGES) {
            String page = Fixture.text(name);
            List<SearchHit> whole = found(page).hits();
            for (int end = 0; end < page.length(); end += 97) {
                SearchPage read = PageReader.read(page.substring(0, end));
                if (read instanceof SearchPage.Found part) {
                    assertThat(part.hits())
                            .as(name + " cut at " + end)
                            .isEqualTo(whole.subList(0, part.hits().size()));
                } else {
                    assertThat(read).as(name + " cut at " + end).isInstanceOf(SearchPage.Unknown.class);
                }
            }
        }
    }

    @Test
    void F12_notAPage_isUnknownAndNeverNothingFound() {
        for (String body : List.of(
                "", " ", "\0\1\2\uFFFD", "<html></html>", "{\"a\":1}", "{", "<div>".repeat(100_000), "%PDF-1.7")) {
            assertThat(PageReader.read(body)).isInstanceOf(SearchPage.Unknown.class);
        }
    }

    private static SearchPage.Found found(String page) {
        SearchPage read = PageReader.read(page);
        assertThat(read).isInstanceOf(SearchPage.Found.class);
        return (SearchPage.Found) read;
    }

    private static void assertMatches(SearchPage.Found page, JsonObject expected) {
        List<JsonObject> organic = organic(expected);
        assertThat(page.hits()).hasSize(expected.get("organic").getAsInt());
        assertThat(page.adsDropped()).isEqualTo(expected.get("ads").getAsInt());
        for (int i = 0; i < organic.size(); i++) {
            SearchHit hit = page.hits().get(i);
            JsonObject row = organic.get(i);
            assertThat(hit.title()).isEqualTo(row.get("title").getAsString());
            assertThat(hit.url().text()).isEqualTo(row.get("url").getAsString());
            assertThat(hit.snippet()).isEqualTo(row.get("snippet").getAsString());
            assertThat(hit.rank()).isEqualTo(i + 1);
            if (row.has("displayUrl")) {
                assertThat(hit.displayUrl()).isEqualTo(row.get("displayUrl").getAsString());
            }
            if (row.has("timestamp")) {
                assertThat(hit.timestamp())
                        .isEqualTo(
                                row.get("timestamp").isJsonNull()
                                        ? Optional.empty()
                                        : Optional.of(row.get("timestamp").getAsString()));
            }
        }
        assertThat(page.nextPage().map(NextPage::vqd))
                .contains(expected.get("vqd").getAsString());
        assertThat(page.nextPage().map(NextPage::offset))
                .contains(expected.get("nextOffset").getAsString());
        assertThat(page.zeroClick().isPresent())
                .isEqualTo(!expected.get("zeroClick").isJsonNull());
    }

    private static List<String> organicUrls(JsonObject expected) {
        return new ArrayList<>(organic(expected).stream()
                .map(row -> row.get("url").getAsString())
                .toList());
    }

    private static List<JsonObject> organic(JsonObject expected) {
        return expected.getAsJsonArray("results").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(row ->
                        !row.get("ad").getAsBoolean() && !row.get("eofSentinel").getAsBoolean())
                .toList();
    }

    private static final String LITE_ROWS = java.util.stream.IntStream.rangeClosed(3, 8)
            .mapToObj(i -> "<tr><td valign=\"top\">" + i + ".&nbsp;</td><td><a rel=\"nofollow\" href=\"https://site" + i
                    + ".example/\" class='result-link'>Page " + i + "</a></td></tr><tr><td>&nbsp;</td>"
                    + "<td class='result-snippet'>Words about " + i + ".</td></tr><tr><td>&nbsp;</td><td>"
                    + "<span class='link-text'>site" + i + ".example</span></td></tr>")
            .collect(java.util.stream.Collectors.joining());

    private static final String LITE = """
            <html><body><form action="/lite/" method="post"><input name="q" value="x"></form><table border="0">
            <tr class="result-sponsored"><td valign="top">&nbsp;</td><td><a rel="nofollow"
              href="https://duckduckgo.com/y.js?ad_domain=shop.example" class='result-link'>Buy</a></td></tr>
            <tr class="result-sponsored"><td>&nbsp;</td><td class='result-snippet'>Cheap!</td></tr>
            <tr><td valign="top">1.&nbsp;</td><td><a rel="nofollow" class='result-link'
              href="//duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fx%3Fa%3D1%26b%3D2&amp;rut=1">Erste Seite</a></td></tr>
            <tr><td>&nbsp;&nbsp;&nbsp;</td><td class='result-snippet'>Ein Satz &#xFC;ber <b>A</b> &amp; B.</td></tr>
            <tr><td>&nbsp;</td><td><span class='link-text'>a.example/x</span></td></tr><tr><td>&nbsp;</td></tr>
            <tr><td valign="top">2.&nbsp;</td><td><a rel="nofollow" href="http://b.example/" class='result-link'>Second
              page</a></td></tr>
            <tr><td>&nbsp;</td><td class='result-snippet'>A sentence about B.</td></tr>
            <tr><td>&nbsp;</td><td><span class='link-text'>b.example</span>
              <span class='timestamp'>2026-08-25T00:00:00.0000000</span></td></tr>
            </table><form class="next_form" action="/lite/" method="post"><input type="hidden" name="s" value="10">
            <input type="hidden" name="dc" value="11"><input type="hidden" name="vqd" value="4-123"></form>
            </body></html>""";
}
