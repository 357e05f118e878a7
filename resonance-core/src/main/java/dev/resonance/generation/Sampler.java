package dev.resonance.generation;

import dev.resonance.engine.SamplingOptions;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Chooses the next token from logits, in the order that {@link SamplingOptions} tells. For one thread; the same
 * generator state and logits give the same token.
 */
final class Sampler {
    private final SamplingOptions options;
    private final RandomGenerator random;

    Sampler(SamplingOptions options, RandomGenerator random) {
        this.options = options;
        this.random = random;
    }

    /**
     * @param logits one for each token of the vocabulary; changed by this call
     * @param seen the tokens of the prompt and the answer so far, of which the first {@code seenCount} count
     */
    int sample(float[] logits, int[] seen, int seenCount) {
        if (options.repetitionPenalty() != 1) {
            penalize(logits, seen, seenCount);
        }
        return options.temperature() == 0 ? likeliest(logits) : draw(logits);
    }

    /** Each seen token once, however often it was seen. */
    private void penalize(float[] logits, int[] seen, int seenCount) {
        float penalty = (float) options.repetitionPenalty();
        Arrays.stream(seen, 0, seenCount)
                .distinct()
                .forEach(
                        token -> logits[token] = logits[token] > 0 ? logits[token] / penalty : logits[token] * penalty);
    }

    /** The highest logit; of equal ones the first. NaN never wins. */
    static int likeliest(float[] logits) {
        int best = 0;
        for (int token = 1; token < logits.length; token++) {
            if (logits[token] > logits[best] || Float.isNaN(logits[best])) {
                best = token;
            }
        }
        return best;
    }

    private int draw(float[] logits) {
        double highest = logits[likeliest(logits)];
        double[] weights = new double[logits.length];
        long[] order = new long[logits.length];
        for (int token = 0; token < logits.length; token++) {
            double weight = Math.exp((logits[token] - highest) / options.temperature());
            weights[token] = Double.isNaN(weight) ? 0 : weight;
            // Sorts by weight, highest first, then by id; weights are from 0 to 1, so their bits sort like they do.
            order[token] = ((long) ~Float.floatToRawIntBits((float) weights[token]) << 32) | token;
        }
        Arrays.sort(order);
        int count = kept(order, weights);
        double total = 0;
        for (int rank = 0; rank < count; rank++) {
            total += weights[(int) order[rank]];
        }
        double left = random.nextDouble() * total;
        for (int rank = 0; rank < count; rank++) {
            left -= weights[(int) order[rank]];
            if (left < 0) {
                return (int) order[rank];
            }
        }
        return (int) order[0];
    }

    /** How many of the likeliest tokens stay: the least that top-k, top-p and min-p leave, and always one. */
    private int kept(long[] order, double[] weights) {
        int count = options.topK() == 0 ? order.length : Math.min(options.topK(), order.length);
        if (options.topP() < 1) {
            double total = 0;
            for (int rank = 0; rank < count; rank++) {
                total += weights[(int) order[rank]];
            }
            double reached = 0;
            int rank = 0;
            while (rank < count && reached < options.topP() * total) {
                reached += weights[(int) order[rank++]];
            }
            count = rank;
        }
        while (count > 1 && weights[(int) order[count - 1]] < options.minP()) {
            count--;
        }
        return Math.max(1, count);
    }
}
