package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.text.WebAddress;
import dev.resonance.retrieval.Passage;
import java.util.List;
import java.util.Optional;

/**
 * One result as the page shows it.
 *
 * @param displayUrl the address as the page writes it; may be empty
 * @param timestamp as the page gives it, ISO-8601 without a zone
 * @param language the tag of the result's language, such as {@code ko}, where the page marks it
 * @param rank from 1, in the page's order, advertisements not counted
 * @param alternatives nearly the same results that were folded into this one
 */
record SearchHit(
        String title,
        WebAddress url,
        String snippet,
        String displayUrl,
        Optional<String> timestamp,
        Optional<String> language,
        int rank,
        List<WebAddress> alternatives) {

    SearchHit {
        alternatives = List.copyOf(alternatives);
    }

    SearchHit withAlternative(WebAddress other) {
        List<WebAddress> more = new java.util.ArrayList<>(alternatives);
        more.add(other);
        return new SearchHit(title, url, snippet, displayUrl, timestamp, language, rank, more);
    }

    /** A result without a snippet is quoted by its title. */
    Passage passage() {
        return new Passage(title, url.text(), url.host(), snippet.isEmpty() ? title : snippet);
    }
}
