package dev.resonance.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples that are computed at once. Their tokens lie one after the other without padding, and none sees another's: so
 * a packed batch computes just what its examples would alone.
 */
public record Batch(List<Example> examples) {
    public Batch {
        examples = List.copyOf(examples);
    }

    /** All tokens, example after example. */
    public long[] tokens() {
        return examples.stream()
                .flatMapToInt(example -> IntStream.of(example.tokens()))
                .asLongStream()
                .toArray();
    }

    /** The place of each token in its example. */
    public long[] positions() {
        return examples.stream()
                .flatMapToInt(example -> IntStream.range(0, example.length()))
                .asLongStream()
                .toArray();
    }

    /** The length of each example. */
    public long[] lengths() {
        return examples.stream().mapToLong(Example::length).toArray();
    }

    /** Where a token stands whose next one is learned. */
    public long[] rows() {
        return learned(true);
    }

    /** The tokens that are learned there. */
    public long[] targets() {
        return learned(false);
    }

    /** How many tokens are learned. */
    public int learned() {
        return examples.stream().mapToInt(Example::learned).sum();
    }

    /** How many tokens are read. */
    public int size() {
        return examples.stream().mapToInt(Example::length).sum();
    }

    private long[] learned(boolean rows) {
        long[] found = new long[learned()];
        int count = 0;
        int start = 0;
        for (Example example : examples) {
            for (int place = 1; place < example.length(); place++) {
                if (example.labels()[place] != Example.IGNORED) {
                    found[count++] = rows ? start + place - 1 : example.labels()[place];
                }
            }
            start += example.length();
        }
        return found;
    }
}
