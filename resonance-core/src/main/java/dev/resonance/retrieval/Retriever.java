package dev.resonance.retrieval;

/**
 * A source of passages that may answer a question: the web, attached files, or anything else.
 *
 * <p>Thread-safe. Whoever creates a retriever closes it.
 */
public interface Retriever extends AutoCloseable {
    /**
     * Looks for passages, best first. Never throws for what the world does (no network, a refusal, no hit): that is an
     * outcome. An interrupt ends the search early with {@link RetrievalOutcome.Failed} and stays set on the thread; so
     * does a closed retriever, and a question without any letter or digit. Titles, hosts and texts are plain: one line,
     * without invisible characters. Fewer results wanted give the first of those that more would have given.
     */
    RetrievalOutcome retrieve(RetrievalQuery query);

    /** Frees what the retriever holds. Calling it again does nothing. */
    @Override
    default void close() {}
}
