package dev.resonance.generation;

import dev.resonance.engine.SamplingOptions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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
        return options.temperature() == 0 ? Logits.likeliest(logits) : draw(logits);
    }

    /** Each seen token once, however often it was seen. */
    private void penalize(float[] logits, int[] seen, int seenCount) {
        float penalty = (float) options.repetitionPenalty();
        Arrays.stream(seen, 0, seenCount)
                .distinct()
                .forEach(
                        token -> logits[token] = logits[token] > 0 ? logits[token] / penalty : logits[token] * penalty);
    }

    private int draw(float[] logits) {
        int[] tokens = byLikelihood(logits);
        double[] weights = new double[tokens.length];
        for (int rank = 0; rank < tokens.length; rank++) {
            double weight = Math.exp((logits[tokens[rank]] - logits[tokens[0]]) / options.temperature());
            weights[rank] = Double.isNaN(weight) ? 0 : weight;
        }
        int count = kept(weights);
        double left = random.nextDouble() * Arrays.stream(weights, 0, count).sum();
        for (int rank = 0; rank < count; rank++) {
            left -= weights[rank];
            if (left < 0) {
                return tokens[rank];
            }
        }
        return tokens[0];
    }

    /** The tokens that top-k leaves, the likeliest first; of equal ones the first. */
    private int[] byLikelihood(float[] logits) {
        int most = options.topK() == 0 ? logits.length : Math.min(options.topK(), logits.length);
        long[] keys = most < logits.length / 8 ? leastKeys(logits, most) : allKeys(logits);
        Arrays.sort(keys);
        return Arrays.stream(keys).limit(most).mapToInt(key -> (int) key).toArray();
    }

    private static long[] allKeys(float[] logits) {
        return IntStream.range(0, logits.length)
                .mapToLong(token -> key(logits[token], token))
                .toArray();
    }

    /** Sorting a whole vocabulary would take as long as a step of the model; a heap of a few looks at each once. */
    private static long[] leastKeys(float[] logits, int most) {
        PriorityQueue<Long> least = new PriorityQueue<>(most, Comparator.reverseOrder());
        long greatest = Long.MAX_VALUE;
        for (int token = 0; token < logits.length; token++) {
            long key = key(logits[token], token);
            if (key < greatest) {
                least.add(key);
                if (least.size() > most) {
                    least.remove();
                }
                greatest = least.size() == most ? least.element() : greatest;
            }
        }
        return least.stream().mapToLong(Long::longValue).toArray();
    }

    /** A number that is the less the higher the logit is, then the lower the token; NaN is the lowest logit. */
    private static long key(float logit, int token) {
        int bits = Float.floatToIntBits(Float.isNaN(logit) ? Float.NEGATIVE_INFINITY : logit);
        int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ~ascending << Integer.SIZE) | token;
    }

    /** How many of the likeliest tokens stay: those that top-p and min-p leave, and always one. */
    private int kept(double[] weights) {
        int count = weights.length;
        if (options.topP() < 1) {
            double goal = options.topP() * Arrays.stream(weights).sum();
            double reached = 0;
            int rank = 0;
            while (rank < count && reached < goal) {
                reached += weights[rank++];
            }
            count = rank;
        }
        while (count > 1 && weights[count - 1] < options.minP()) {
            count--;
        }
        return Math.max(1, count);
    }
}
