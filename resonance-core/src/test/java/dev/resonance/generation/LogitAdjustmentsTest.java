package dev.resonance.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.SamplingOptions;
import dev.resonance.error.InvalidValueException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogitAdjustmentsTest {
    private static final int[] TOKENS = {0, 1, 1, 2};

    @Test
    void frequencyPenalty_countsEachTimeInTheAnswer() {
        assertThat(adjusted(SamplingOptions.greedy().withFrequencyPenalty(0.5))).containsExactly(4, 3, 3.5f);
    }

    @Test
    void presencePenalty_countsOnce() {
        assertThat(adjusted(SamplingOptions.greedy().withPresencePenalty(2))).containsExactly(4, 2, 2);
    }

    @Test
    void negativePenalties_makeTokensLikelier() {
        assertThat(adjusted(SamplingOptions.greedy().withPresencePenalty(-1).withFrequencyPenalty(-1)))
                .containsExactly(4, 7, 6);
    }

    @Test
    void bias_isAdded() {
        assertThat(adjusted(SamplingOptions.greedy().withLogitBias(Map.of(0, -100.0, 2, 1.5))))
                .containsExactly(-96, 4, 5.5f);
    }

    @Test
    void options_outsideTheirRange_areRefused() {
        assertThatThrownBy(() -> SamplingOptions.greedy().withFrequencyPenalty(2.1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SamplingOptions.greedy().withPresencePenalty(Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SamplingOptions.greedy().withLogitBias(Map.of(1, 101.0)))
                .isInstanceOf(InvalidValueException.class);
    }

    /** Four tokens, of which the first is the prompt; all logits were 4. */
    private static float[] adjusted(SamplingOptions options) {
        float[] logits = {4, 4, 4};
        new LogitAdjustments(options, 1).apply(logits, TOKENS, TOKENS.length);
        return logits;
    }
}
