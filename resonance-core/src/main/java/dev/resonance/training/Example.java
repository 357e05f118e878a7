package dev.resonance.training;

/**
 * A sequence to learn from.
 *
 * @param tokens one at least
 * @param labels as many: the token itself where it is to be learned, {@link #IGNORED} elsewhere. The label at a place is
 *     learned from the tokens before it, so the first one never counts
 */
@SuppressWarnings("ArrayRecordComponent") // millions of tokens: boxed ones would take five times the memory
public record Example(int[] tokens, int[] labels) {
    /** The label of what is read and not learned. */
    public static final int IGNORED = -100;

    /** How many tokens are learned. */
    public int learned() {
        int learned = 0;
        for (int place = 1; place < labels.length; place++) {
            learned += labels[place] == IGNORED ? 0 : 1;
        }
        return learned;
    }

    /** How long it is, in tokens. */
    public int length() {
        return tokens.length;
    }
}
