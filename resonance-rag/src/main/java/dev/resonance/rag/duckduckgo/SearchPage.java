package dev.resonance.rag.duckduckgo;

import java.util.List;
import java.util.Optional;

/** What a response of the search endpoint turned out to be. */
sealed interface SearchPage {
    /** Results, at least one. {@code degraded}: the page's class names were not the known ones. */
    record Found(
            List<SearchHit> hits,
            int adsDropped,
            boolean degraded,
            Optional<ZeroClick> zeroClick,
            Optional<NextPage> nextPage)
            implements SearchPage {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /** The page says that there is nothing; there may be an abstract all the same. */
    record Nothing(Optional<ZeroClick> zeroClick, int adsDropped) implements SearchPage {}

    /** A page that asks for a proof that a human searches. */
    record Challenge() implements SearchPage {}

    /** No page, but the data of an instant answer. */
    record Instant(InstantAnswer answer) implements SearchPage {}

    /** Nothing that is known. */
    record Unknown() implements SearchPage {}
}
