package dev.resonance.gpt2;

import java.util.List;
import java.util.Locale;

/** How a model that learns holds the weights of its linear layers. */
enum LearnerFormat {
    FP32,
    /** Products in 16-bit brain floats; frozen weights are kept so, trained ones stay in 32 bits. */
    BF16,
    /** Frozen in 4 bits, with a scale and a least value for each {@link #GROUP} weights of an output. */
    INT4;

    /** Inputs whose weights share a scale in 4 bits. */
    static final int GROUP = 32;

    /** Packs a frozen weight (in, out). */
    List<String> packing() {
        return List.of("train-pack-" + label() + ".py");
    }

    /** What makes up the learning program, in order. */
    List<String> program() {
        return List.of("train-linear-" + label() + ".py", "train.py");
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
