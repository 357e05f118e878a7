package dev.resonance.rag.duckduckgo;

import com.google.gson.JsonParseException;
import dev.resonance.rag.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells results, "nothing found", a challenge and anything else apart. Results count before all else: a result that
 * speaks of a challenge is no challenge.
 *
 * <p>Stateless.
 */
final class PageReader {
    private static final Pattern SCRIPT_CHALLENGE =
            Pattern.compile("isJsaChallenge|DDG\\.deep\\.(?:initialize|anomalyDetectionBlock)|jsa_hash=");
    private static final Pattern BLOCK_TEXT = Pattern.compile(
            "(?i)bots use DuckDuckGo too|confirm this search was made by a human|error-\\w+@duckduckgo\\.com");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)No (?:more )?results\\.?|No results found(?: for\\b.*)?");
    private static final String OWN_FORM = "form[action~=(?i)/(html|lite)/?$] input[name=q]";
    private static final Pattern END = Pattern.compile("(?i)</(?:body|html)\\s*>");

    private PageReader() {}

    static SearchPage read(String body) {
        String start = body.stripLeading();
        if (start.startsWith("{")) {
            return instant(start);
        }
        Document page = Jsoup.parse(body);
        boolean challenged = isChallenge(page, body);
        page.select("script, style, noscript, template, [hidden], [style~=(?i)display\\s*:\\s*none]")
                .remove();
        ResultScan scan = new ResultScan(page, END.matcher(body).find());
        Optional<ZeroClick> zeroClick = zeroClick(page);
        if (!scan.hits().isEmpty() && !(challenged && leadNowhereElse(scan.hits()))) {
            return new SearchPage.Found(scan.hits(), scan.adsDropped(), scan.degraded(), zeroClick, nextPage(page));
        }
        if (challenged) {
            return new SearchPage.Challenge();
        }
        if (scan.endMarked() || saysNothing(page)) {
            return new SearchPage.Nothing(zeroClick, scan.adsDropped());
        }
        return new SearchPage.Unknown();
    }

    /** Whether the only links are the site's own, such as those for help on a challenge. */
    private static boolean leadNowhereElse(List<SearchHit> hits) {
        return hits.stream().allMatch(hit -> LinkTarget.isDuckDuckGo(hit.url().host()));
    }

    private static SearchPage instant(String json) {
        try {
            return new SearchPage.Instant(InstantAnswer.of(json));
        } catch (JsonParseException e) {
            return new SearchPage.Unknown();
        }
    }

    private static boolean isChallenge(Document page, String body) {
        boolean looksLikePage = body.stripLeading().startsWith("<");
        return page.selectFirst("#challenge-form, form[action*=anomaly.js], [class*=anomaly-modal]") != null
                || (!looksLikePage && SCRIPT_CHALLENGE.matcher(body).find())
                || page.select("script").stream()
                        .anyMatch(script ->
                                SCRIPT_CHALLENGE.matcher(script.data()).find())
                || BLOCK_TEXT.matcher(page.text()).find();
    }

    /** By its marker; by its words only beside the site's own search form, since other pages use them too. */
    private static boolean saysNothing(Document page) {
        return page.selectFirst(".no-results, .result--no-result") != null
                || (page.selectFirst(OWN_FORM) != null
                        && page.select("div, td, span, p").stream()
                                .anyMatch(element -> NOTHING.matcher(PlainText.line(element.ownText()))
                                        .matches()));
    }

    /** The abstract without its picture and its "More at" link, whose address is the source. */
    private static Optional<ZeroClick> zeroClick(Document page) {
        Element box = page.selectFirst("#zero_click_abstract, .zci__result");
        Element link = box == null ? null : box.select("a[href]").last();
        if (box == null || link == null) {
            return Optional.empty();
        }
        Element heading = page.selectFirst(".zci__heading");
        String title = PlainText.line(heading == null ? link.text() : heading.text());
        Element text = box.clone();
        text.select("a").stream()
                .filter(a ->
                        a.text().isBlank() || a.text().toLowerCase(Locale.ROOT).startsWith("more at"))
                .forEach(Element::remove);
        String summary = PlainText.line(text.text());
        return LinkTarget.of(link.attr("href"))
                .filter(target -> !summary.isEmpty())
                .map(target -> new ZeroClick(title, summary, target.url()));
    }

    /** The form with the largest offset: the other one leads back. */
    private static Optional<NextPage> nextPage(Document page) {
        NextPage furthest = null;
        for (Element token : page.select("form input[name=vqd]")) {
            Element form = token.closest("form");
            if (form != null && !token.attr("value").isBlank()) {
                NextPage next = new NextPage(token.attr("value"), value(form, "s"), value(form, "dc"));
                furthest = furthest == null || number(next.offset()) > number(furthest.offset()) ? next : furthest;
            }
        }
        return Optional.ofNullable(furthest);
    }

    private static String value(Element form, String name) {
        Element input = form.selectFirst("input[name=" + name + "]");
        return input == null ? "" : input.attr("value");
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
