package dev.resonance.generation;

import java.util.List;

/**
 * A model that reads tokens and gives logits, with a key/value cache for each sequence. Used by one thread: the
 * scheduler's. Knows nothing of text.
 */
public interface LanguageModel extends AutoCloseable {
    /** A new sequence without tokens. The caller closes it. */
    Sequence open();

    /**
     * Reads more tokens of some sequences, each after what it has read already, in one step.
     *
     * <p>Where this throws, some of the sequences may have read their tokens: truncating them undoes that.
     *
     * @param feeds at most one for each sequence
     * @return for each feed the logits of the token that follows its last one, as many as the vocabulary has
     */
    List<float[]> step(List<Feed> feeds);

    /** Frees the weights. All sequences have been closed before. */
    @Override
    void close();

    /** Tokens to read, at least one; together with those read before at most the model's window. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; an array spares a copy in each step
    record Feed(Sequence sequence, int[] tokens) {}

    /** A sequence's key/value cache. */
    interface Sequence extends AutoCloseable {
        /** How many tokens have been read. */
        int length();

        /** Another sequence that has read the first {@code length} tokens of this one. The caller closes it. */
        Sequence fork(int length);

        /** Forgets all but the first {@code length} tokens. */
        void truncate(int length);

        @Override
        void close();
    }
}
