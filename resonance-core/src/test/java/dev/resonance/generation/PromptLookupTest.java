package dev.resonance.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptLookupTest {
    private final PromptLookup lookup = new PromptLookup();

    @Test
    void guess_whereTheEndCameBefore_isWhatFollowedIt() {
        assertThat(guess(3, 1, 2, 3, 4, 5, 6, 9, 2, 3)).containsExactly(4, 5, 6);
    }

    @Test
    void guess_whereTheEndCameTwice_isWhatFollowedItLast() {
        assertThat(guess(2, 1, 2, 7, 7, 1, 2, 8, 8, 1, 2)).containsExactly(8, 8);
    }

    @Test
    void guess_prefersTheLongerMatch() {
        assertThat(guess(1, 0, 1, 2, 5, 9, 1, 2, 6, 0, 1, 2)).containsExactly(5);
    }

    @Test
    void guess_ofARepetition_repeatsItAsFarAsItIsKnown() {
        assertThat(guess(8, 4, 4, 4)).containsExactly(4);
    }

    @Test
    void guess_whereNothingRepeats_isEmpty() {
        assertThat(guess(8, 1, 2, 3, 4, 5)).isEmpty();
        assertThat(guess(8, 1)).isEmpty();
        assertThat(guess(8)).isEmpty();
    }

    @Test
    void guess_ofNothing_isEmptyAndEndsNoPause() {
        lookup.checked(3, 0);
        assertThat(guess(0, 1, 2, 1, 2)).isEmpty();
        assertThat(guess(4, 1, 2, 1, 2)).isEmpty();
        assertThat(guess(4, 1, 2, 1, 2)).isNotEmpty();
    }

    @Test
    void wrongGuesses_makeThePausesLongerUntilOneIsRight() {
        for (int pause : new int[] {1, 2, 4}) {
            lookup.checked(3, 0);
            assertThat(stepsUntilTheNextGuess()).isEqualTo(pause);
        }
        lookup.checked(3, 1);
        assertThat(stepsUntilTheNextGuess()).isZero();
        lookup.checked(3, 0);
        assertThat(stepsUntilTheNextGuess()).isEqualTo(1);
    }

    private int stepsUntilTheNextGuess() {
        int steps = 0;
        while (guess(4, 1, 2, 1, 2).length == 0) {
            steps++;
        }
        return steps;
    }

    private int[] guess(int most, int... tokens) {
        return lookup.guess(tokens, tokens.length, most);
    }
}
