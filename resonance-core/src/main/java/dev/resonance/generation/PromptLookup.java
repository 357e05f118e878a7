package dev.resonance.generation;

import java.util.Arrays;

/**
 * Guesses the next tokens of an answer from its own prompt: what followed the last few tokens the last time they came.
 * Answers that quote their sources are guessed well, others are not; after guesses that were all wrong it pauses, longer
 * each time. For one thread.
 *
 * @see <a href="https://github.com/apoorvumang/prompt-lookup-decoding">Saxena 2023, prompt lookup decoding</a>
 */
final class PromptLookup {
    private static final int LONGEST_MATCH = 4;
    private static final int SHORTEST_MATCH = 2;
    private static final int LONGEST_PAUSE = 64;

    private int pause;
    private int nextPause = 1;

    /**
     * The tokens that may follow, as many as {@code most} or fewer; empty where nothing like the end came before.
     *
     * @param tokens the prompt and the answer so far, of which the first {@code count} count
     */
    int[] guess(int[] tokens, int count, int most) {
        if (most < 1) {
            return new int[0];
        }
        if (pause > 0) {
            pause--;
            return new int[0];
        }
        for (int length = LONGEST_MATCH; length >= SHORTEST_MATCH; length--) {
            int after = lastMatch(tokens, count, length);
            if (after > 0) {
                return Arrays.copyOfRange(tokens, after, Math.min(count, after + most));
            }
        }
        return new int[0];
    }

    /** Tells what became of a guess. */
    void checked(int guessed, int right) {
        if (right > 0) {
            nextPause = 1;
        } else if (guessed > 0) {
            pause = nextPause;
            nextPause = Math.min(LONGEST_PAUSE, 2 * nextPause);
        }
    }

    /** Where the last place that reads like the last {@code length} tokens ends; 0: there is none. */
    private static int lastMatch(int[] tokens, int count, int length) {
        int end = count - length;
        for (int start = end - 1; start >= 0; start--) {
            if (Arrays.equals(tokens, start, start + length, tokens, end, count)) {
                return start + length;
            }
        }
        return 0;
    }
}
