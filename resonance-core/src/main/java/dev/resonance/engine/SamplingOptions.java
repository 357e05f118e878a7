package dev.resonance.engine;

import static dev.resonance.error.InvalidValueException.require;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How the next token is chosen. The steps, in order: logit bias, frequency and presence penalty, repetition penalty,
 * temperature, top-k, top-p, min-p, draw.
 *
 * @param temperature 0 to 2; 0 is greedy: the likeliest token, always, and all other options but bias and penalties are idle
 * @param topK only the k likeliest tokens; 0 is off
 * @param topP only the likeliest tokens that together reach this probability, above 0 to 1; 1 is off
 * @param minP only tokens at least this fraction as likely as the likeliest, 0 to 1; 0 is off
 * @param repetitionPenalty above 0 to 10; 1 is off; above 1 makes tokens of the prompt and the answer less likely
 *     (Keskar et al. 2019, CTRL, section 4.1)
 * @param seed the same seed, options and prompt give the same text; absent: drawn afresh
 * @param frequencyPenalty -2 to 2; 0 is off; taken from a token's logit once for each time it is in the answer so far
 * @param presencePenalty -2 to 2; 0 is off; taken from a token's logit once if it is in the answer so far
 * @param logitBias -100 to 100 by token id, added to that token's logit: -100 bans it, 100 makes it certain
 */
public record SamplingOptions(
        double temperature,
        int topK,
        double topP,
        double minP,
        double repetitionPenalty,
        OptionalLong seed,
        double frequencyPenalty,
        double presencePenalty,
        Map<Integer, Double> logitBias) {

    public SamplingOptions {
        require(temperature >= 0 && temperature <= 2, "temperature", temperature, "a number from 0 to 2");
        require(topK >= 0, "top_k", topK, "0 (off) or more");
        require(topP > 0 && topP <= 1, "top_p", topP, "a number above 0, up to 1");
        require(minP >= 0 && minP <= 1, "min_p", minP, "a number from 0 to 1");
        require(
                repetitionPenalty > 0 && repetitionPenalty <= 10,
                "repetition_penalty",
                repetitionPenalty,
                "a number above 0, up to 10");
        requireWithin(2, "frequency_penalty", frequencyPenalty);
        requireWithin(2, "presence_penalty", presencePenalty);
        logitBias.values().forEach(bias -> requireWithin(100, "logit_bias", bias));
        logitBias = Map.copyOf(logitBias);
    }

    /** The same without a frequency or presence penalty and without bias. */
    public SamplingOptions(
            double temperature, int topK, double topP, double minP, double repetitionPenalty, OptionalLong seed) {
        this(temperature, topK, topP, minP, repetitionPenalty, seed, 0, 0, Map.of());
    }

    /** The likeliest token, always. */
    public static SamplingOptions greedy() {
        return new SamplingOptions(0, 0, 1, 0, 1, OptionalLong.empty());
    }

    /** Temperature 0.7, top-k 50, top-p 0.9, no seed. */
    public static SamplingOptions defaults() {
        return new SamplingOptions(0.7, 50, 0.9, 0, 1, OptionalLong.empty());
    }

    public SamplingOptions withTemperature(double value) {
        return new SamplingOptions(
                value, topK, topP, minP, repetitionPenalty, seed, frequencyPenalty, presencePenalty, logitBias);
    }

    public SamplingOptions withTopK(int value) {
        return new SamplingOptions(
                temperature, value, topP, minP, repetitionPenalty, seed, frequencyPenalty, presencePenalty, logitBias);
    }

    public SamplingOptions withTopP(double value) {
        return new SamplingOptions(
                temperature, topK, value, minP, repetitionPenalty, seed, frequencyPenalty, presencePenalty, logitBias);
    }

    public SamplingOptions withMinP(double value) {
        return new SamplingOptions(
                temperature, topK, topP, value, repetitionPenalty, seed, frequencyPenalty, presencePenalty, logitBias);
    }

    public SamplingOptions withRepetitionPenalty(double value) {
        return new SamplingOptions(
                temperature, topK, topP, minP, value, seed, frequencyPenalty, presencePenalty, logitBias);
    }

    public SamplingOptions withSeed(long value) {
        return new SamplingOptions(
                temperature,
                topK,
                topP,
                minP,
                repetitionPenalty,
                OptionalLong.of(value),
                frequencyPenalty,
                presencePenalty,
                logitBias);
    }

    public SamplingOptions withFrequencyPenalty(double value) {
        return new SamplingOptions(
                temperature, topK, topP, minP, repetitionPenalty, seed, value, presencePenalty, logitBias);
    }

    public SamplingOptions withPresencePenalty(double value) {
        return new SamplingOptions(
                temperature, topK, topP, minP, repetitionPenalty, seed, frequencyPenalty, value, logitBias);
    }

    public SamplingOptions withLogitBias(Map<Integer, Double> value) {
        return new SamplingOptions(
                temperature, topK, topP, minP, repetitionPenalty, seed, frequencyPenalty, presencePenalty, value);
    }

    private static void requireWithin(double most, String name, double value) {
        require(Math.abs(value) <= most, name, value, "a number from -" + (int) most + " to " + (int) most);
    }
}
