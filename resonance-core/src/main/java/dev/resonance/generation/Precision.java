package dev.resonance.generation;

import dev.resonance.error.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** How weights are held and multiplied. */
public enum Precision {
    /** The fastest that keeps the quality: perplexity at most 1 % above fp32. */
    AUTO,
    /** 32-bit floats: exact. */
    FP32,
    /** 16-bit brain floats, activations too. */
    BF16,
    /** 16-bit floats; activations stay in 32 bits. */
    FP16,
    /** 8-bit whole numbers with a scale for each output; activations are quantised anew in each step. */
    INT8,
    /** 4-bit whole numbers, with a scale for each 32 of them; on CPUs. */
    INT4;

    /**
     * From a name such as {@code int8}.
     *
     * @throws InvalidValueException if there is none of that name
     */
    public static Precision of(String name) {
        return Arrays.stream(values())
                .filter(precision -> precision.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("PRECISION", name, "auto, fp32, bf16, fp16, int8 or int4"));
    }

    /** The name as it is configured and shown: {@code int8}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
