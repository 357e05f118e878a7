package dev.resonance.rag.duckduckgo;

/** Follows searches, for metrics or a log. Called on the threads that search: thread-safe, quick and not throwing. */
@FunctionalInterface
public interface SearchListener {
    void on(SearchEvent event);
}
