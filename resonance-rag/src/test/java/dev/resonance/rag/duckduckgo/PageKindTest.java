package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.duckduckgo.ExpectedPage.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advertisements, challenges, empty and broken pages: what is not a result. */
final class PageKindTest {
    @ParameterizedTest
    @ValueSource(strings = {"eino_eof.html", "eino_noresults.html"})
    void F01_pageWithoutResults_isNothingFound(String name) {
        assertThat(PageReader.read(Fixture.text(name))).isInstanceOf(SearchPage.Nothing.class);
    }

    @Test
    void F03_adWithADirectTargetAndNoClass_isKnownByItsBadge() {
        String page = Fixture.text("celina_ddg_html.html")
                .replaceFirst("(<a [^>]*class=\"result__a\"[^>]*>.*?</a>)", "$1<button class='x'>Ad</button>");
        assertThat(found(page).adsDropped()).isEqualTo(1);
        assertThat(found(page).hits()).hasSize(8);
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
    void F09_challengeWithLinksOfItsOwn_isAChallenge() {
        String page = "<html><body><form id='challenge-form' action='//duckduckgo.com/anomaly.js'></form>"
                + "<h2><a href='https://duckduckgo.com/help'>Why?</a></h2></body></html>";
        assertThat(PageReader.read(page)).isInstanceOf(SearchPage.Challenge.class);
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
    void F12_resultInsideOfManyElements_isReadInTime() {
        String deep = "<span>".repeat(20_000) + "x";
        String page = "<html><body><div class=result><h2><a class=result__a href='https://e.example/'>E</a></h2>"
                + "<a class=result__url href='https://e.example/'>e.example</a>"
                + "<a class=result__snippet href='https://e.example/'>Text " + deep;
        assertThat(PageReader.read(page)).isInstanceOf(SearchPage.Unknown.class);
        assertThat(found(page + "</body></html>").hits()).hasSize(1);
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
}
