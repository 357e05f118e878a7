package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.text.PlainText;
import dev.resonance.rag.text.WebAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads results off a page in one pass over its elements: everything between one title and the next belongs to the
 * first. So nesting that went wrong does no harm. Titles are known by class, or, where the site renamed its classes, by
 * place: a link in an h2 (html), or beside a cell that holds only a number (lite).
 */
final class ResultScan {
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}\\.");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?[\\p{L}\\p{N}.-]+\\.[\\p{L}\\p{N}-]{2,}(?:\\s?[/?#:›…].*)?");
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[\\d.]*Z?");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");

    private final boolean closed;
    private final List<Element> elements;
    private final List<SearchHit> hits = new ArrayList<>();
    private int adsDropped;
    private boolean endMarked;
    private boolean degraded;

    /** @param closed whether the page's own end is there */
    ResultScan(Document page, boolean closed) {
        this.closed = closed;
        this.elements = page.body().getAllElements();
        List<Integer> titles = titles();
        for (int i = 0; i < titles.size(); i++) {
            boolean last = i + 1 == titles.size();
            read(titles.get(i), last ? elements.size() : titles.get(i + 1), last);
        }
    }

    List<SearchHit> hits() {
        return hits;
    }

    int adsDropped() {
        return adsDropped;
    }

    /** Whether the row was there that ends a list without results. */
    boolean endMarked() {
        return endMarked;
    }

    /** Whether places had to stand in for class names. */
    boolean degraded() {
        return degraded;
    }

    private List<Integer> titles() {
        TreeSet<Integer> byClass = new TreeSet<>();
        TreeSet<Integer> byPlace = new TreeSet<>();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (!element.normalName().equals("a") || element.attr("href").isBlank()) {
                continue;
            }
            if (element.hasClass("result__a") || element.hasClass("result-link")) {
                byClass.add(i);
            }
            if (isTitleByPlace(element)) {
                byPlace.add(i);
            }
        }
        // A few links that only stand where titles do are no reason to doubt the known names.
        if (!byClass.isEmpty() && 2 * byClass.size() >= byPlace.size()) {
            return new ArrayList<>(byClass);
        }
        if (!byPlace.isEmpty()) {
            degraded = true;
            byPlace.addAll(byClass);
            return new ArrayList<>(byPlace);
        }
        degraded = true;
        return wrappedLinks();
    }

    private static boolean isTitleByPlace(Element link) {
        if (link.text().isBlank() || leadsHome(link)) {
            return false;
        }
        Element parent = link.parent();
        if (parent == null) {
            return false;
        }
        if (parent.normalName().equals("h2")) {
            // An h2 that is not closed may hold the snippet's link too.
            return link.previousElementSiblings().stream()
                    .noneMatch(other -> other.hasText() && other.attr("href").equals(link.attr("href")));
        }
        Element before = parent.normalName().equals("td") ? parent.previousElementSibling() : null;
        return before != null && NUMBERED.matcher(PlainText.line(before.text())).matches();
    }

    /** Whether a link stays on the site, as those of its own menus do. */
    private static boolean leadsHome(Element link) {
        return LinkTarget.of(link.attr("href"))
                .filter(target ->
                        !target.ad() && LinkTarget.isDuckDuckGo(target.url().host()))
                .isPresent();
    }

    /** The first link with words to each wrapped target. */
    private List<Integer> wrappedLinks() {
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            String text = element.normalName().equals("a") ? element.text() : "";
            if (!text.isBlank() && !ADDRESS.matcher(text).matches()) {
                int index = i;
                LinkTarget.of(element.attr("href"))
                        .filter(LinkTarget::wrapped)
                        .ifPresent(target -> firsts.putIfAbsent(target.url().text(), index));
            }
        }
        return firsts.values().stream().sorted().toList();
    }

    private void read(int start, int end, boolean last) {
        Element link = elements.get(start);
        String title = text(link);
        Optional<LinkTarget> target = LinkTarget.of(link.attr("href"));
        if (isEndRow(title, target)) {
            endMarked = true;
        } else if (isMarkedAsAd(link) || target.map(LinkTarget::ad).orElse(false) || hasAdBadge(start, end)) {
            adsDropped++;
        } else if (target.isPresent() && !title.isEmpty() && !isOwnPage(link, target.get())) {
            Pieces pieces = new Pieces(link, start, end);
            if (!last || pieces.isComplete()) {
                hits.add(pieces.hit(title, target.get().url(), hits.size() + 1));
            }
        }
    }

    /** Whether a link is written as one within the site, such as that to a search for something else. */
    private static boolean isOwnPage(Element link, LinkTarget target) {
        return !target.wrapped() && link.attr("href").strip().matches("/(?!/).*");
    }

    private static boolean isEndRow(String title, Optional<LinkTarget> target) {
        return title.equals("EOF")
                && target.map(LinkTarget::url)
                        .filter(url -> url.host().matches("(?:www\\.)?google\\.[a-z.]+"))
                        .filter(url -> url.path().startsWith("/search"))
                        .isPresent();
    }

    private static boolean isMarkedAsAd(Element link) {
        Element result = link.closest(".result, .result-sponsored, .result--ad, tr");
        return result != null
                && result.classNames().stream()
                        .anyMatch(name -> name.equals("result--ad") || name.contains("sponsored"));
    }

    /** The button or badge that says "Ad" beside a title. */
    private boolean hasAdBadge(int start, int end) {
        return elements.subList(start, end).stream()
                .anyMatch(element -> (element.normalName().equals("button")
                                || element.className().contains("badge"))
                        && element.ownText().strip().equalsIgnoreCase("ad"));
    }

    /** What an element says of its language; what the page as a whole says is the language of its own words. */
    private static Optional<String> language(Element element) {
        return Optional.ofNullable(element.closest("[lang]"))
                .filter(marked -> !marked.normalName().equals("html"))
                .filter(marked -> !marked.normalName().equals("body"))
                .map(marked -> marked.attr("lang"))
                .filter(tag -> LANGUAGE.matcher(tag).matches());
    }

    private static String text(Element element) {
        return PlainText.line(element.text());
    }

    /** What stands between a title and the next. */
    private final class Pieces {
        private final Element link;
        private final int end;
        private final IdentityHashMap<Element, Integer> positions = new IdentityHashMap<>();
        private @Nullable Element snippet;
        private @Nullable Element address;
        private @Nullable Element timestamp;
        private boolean byPlace;

        Pieces(Element link, int start, int end) {
            this.link = link;
            this.end = end;
            for (int i = start + 1; i < end; i++) {
                Element element = elements.get(i);
                positions.put(element, i);
                takeByClass(element);
            }
            if (snippet == null || address == null) {
                for (int i = start + 1; i < end; i++) {
                    takeByPlace(elements.get(i));
                }
            }
            degraded |= byPlace;
        }

        private void takeByClass(Element element) {
            if (snippet == null && (element.hasClass("result__snippet") || element.hasClass("result-snippet"))) {
                snippet = element;
            } else if (address == null && (element.hasClass("result__url") || element.hasClass("link-text"))) {
                address = element;
            } else if (timestamp == null
                    && element.normalName().equals("span")
                    && TIMESTAMP.matcher(text(element)).matches()) {
                timestamp = element;
            }
        }

        /** The snippet is linked to the same page, or a cell of its own; an address looks like one. */
        private void takeByPlace(Element element) {
            boolean sameLink =
                    element.normalName().equals("a") && element.attr("href").equals(link.attr("href"));
            boolean cell = element.normalName().equals("td") && element.selectFirst("a, form") == null;
            boolean span = element.normalName().equals("span") && element.selectFirst("a") == null;
            if (!sameLink && !cell && !span) {
                return;
            }
            String text = text(element);
            boolean looksLikeAddress = ADDRESS.matcher(text).matches();
            if (address == null && (sameLink || span) && looksLikeAddress) {
                address = element;
            } else if (snippet == null
                    && (sameLink || cell)
                    && !looksLikeAddress
                    && text.length() > 1
                    && !NUMBERED.matcher(text).matches()
                    && TIMESTAMP.matcher(text).results().findAny().isEmpty()) {
                snippet = element;
                byPlace = true;
            }
        }

        /**
         * Whether the page went on after the last of the result's pieces. Where a page was cut off, its last result may
         * be cut too, and half a sentence or half an address is worse than none.
         */
        boolean isComplete() {
            if (closed) {
                return true;
            }
            if (snippet == null || address == null) {
                return false;
            }
            int lastPiece = Math.max(position(snippet), position(address));
            lastPiece = timestamp == null ? lastPiece : Math.max(lastPiece, position(timestamp));
            // Elements come in the page's order, so those inside of the piece follow it directly.
            return lastPiece + elements.get(lastPiece).getAllElements().size() < elements.size();
        }

        private int position(Element element) {
            return positions.getOrDefault(element, end);
        }

        SearchHit hit(String title, WebAddress url, int rank) {
            return new SearchHit(
                    title,
                    url,
                    snippet == null ? "" : text(snippet),
                    address == null ? "" : text(address),
                    Optional.ofNullable(timestamp).map(ResultScan::text),
                    language(link).or(() -> Optional.ofNullable(snippet).flatMap(ResultScan::language)),
                    rank,
                    List.of());
        }
    }
}
