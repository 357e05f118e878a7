package dev.resonance.rag.duckduckgo;

import dev.resonance.retrieval.SearchOutcome;

/** What happens during a search, in this order; only {@link Asked} and {@link Rewritten} hold the user's words. */
public sealed interface SearchEvent {
    /** A question came in. */
    record Asked(String question) implements SearchEvent {}

    /** This is what is asked for it. */
    record Rewritten(String query) implements SearchEvent {}

    /** The answer was kept from before; {@code stale} if only because no fresh one can be had. */
    record FromCache(boolean stale) implements SearchEvent {}

    /** A request ended; {@code result} is its HTTP status, or a word such as {@code timeout}. */
    record Attempted(String engine, int number, String result) implements SearchEvent {}

    /** Results were left out. */
    record Dropped(int ads, int duplicates) implements SearchEvent {}

    /** The search is over. */
    record Ended(SearchOutcome outcome) implements SearchEvent {}
}
