package dev.resonance.bench;

import static dev.resonance.error.InvalidValueException.require;

/**
 * What to measure.
 *
 * @param promptTokens length of each prompt, 1 or more
 * @param newTokens how many tokens each reply has, 2 or more
 * @param streams how many replies are made at once, 1 to 256
 * @param repetitions how often, after one warm-up that is not counted, 1 to 100
 */
public record BenchmarkPlan(int promptTokens, int newTokens, int streams, int repetitions) {
    public BenchmarkPlan {
        require(promptTokens >= 1, "prompt-tokens", promptTokens, "1 or more");
        require(newTokens >= 2, "new-tokens", newTokens, "2 or more");
        require(streams >= 1 && streams <= 256, "streams", streams, "a number from 1 to 256");
        require(repetitions >= 1 && repetitions <= 100, "repetitions", repetitions, "a number from 1 to 100");
    }
}
