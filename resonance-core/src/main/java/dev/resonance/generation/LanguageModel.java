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
     * @return feed by feed, the logits of the tokens that follow its last {@link Feed#logits} ones; each has as many
     *     numbers as the vocabulary has tokens, and is the caller's to change
     */
    List<float[]> step(List<Feed> feeds);

    /** Frees the weights. All sequences have been closed before. */
    @Override
    void close();

    /**
     * Tokens to read.
     *
     * @param tokens at least one; together with those read before at most the model's window
     * @param logits for how many of them, from the last one backwards, the logits are wanted: 0 where more of a prompt
     *     follows, several where they are a guess to be checked
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity; an array spares a copy in each step
    record Feed(Sequence sequence, int[] tokens, int logits) {
        /** Tokens of which only the last one's logits are wanted. */
        public Feed(Sequence sequence, int[] tokens) {
            this(sequence, tokens, 1);
        }
    }

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
