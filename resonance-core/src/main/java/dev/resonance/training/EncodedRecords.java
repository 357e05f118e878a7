package dev.resonance.training;

import java.util.ArrayList;
import java.util.List;

/** Encodes records on all processors, and keeps their order. Not thread-safe. */
final class EncodedRecords {
    /** Enough to keep all processors busy; more would only take memory. */
    private static final int AT_ONCE = 4096;

    private final ExampleEncoder encoder;
    private final List<TrainingRecord> waiting = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private int dropped;

    EncodedRecords(ExampleEncoder encoder) {
        this.encoder = encoder;
    }

    void add(TrainingRecord record) {
        waiting.add(record);
        if (waiting.size() == AT_ONCE) {
            encode();
        }
    }

    /** What is learned from all of them. */
    List<Example> examples() {
        encode();
        return examples;
    }

    /** Records of which nothing is left to learn. */
    int dropped() {
        encode();
        return dropped;
    }

    private void encode() {
        for (List<Example> made : waiting.parallelStream().map(encoder::encode).toList()) {
            dropped += made.isEmpty() ? 1 : 0;
            examples.addAll(made);
        }
        waiting.clear();
    }
}
