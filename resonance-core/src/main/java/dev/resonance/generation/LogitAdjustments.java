package dev.resonance.generation;

import dev.resonance.engine.SamplingOptions;
import java.util.Arrays;

/** Bias and the penalties that heed the answer alone, which come before {@link Sampler}. Immutable. */
final class LogitAdjustments {
    private final SamplingOptions options;
    private final int promptTokens;

    LogitAdjustments(SamplingOptions options, int promptTokens) {
        this.options = options;
        this.promptTokens = promptTokens;
    }

    /**
     * Changes the logits in place.
     *
     * @param tokens the prompt and the answer so far, of which the first {@code count} count
     */
    void apply(float[] logits, int[] tokens, int count) {
        options.logitBias().forEach((token, bias) -> logits[token] += bias.floatValue());
        if (options.frequencyPenalty() != 0) {
            for (int index = promptTokens; index < count; index++) {
                logits[tokens[index]] -= (float) options.frequencyPenalty();
            }
        }
        if (options.presencePenalty() != 0) {
            Arrays.stream(tokens, promptTokens, count)
                    .distinct()
                    .forEach(token -> logits[token] -= (float) options.presencePenalty());
        }
    }
}
