package dev.resonance.gpt2;

import ai.djl.Device;
import dev.resonance.generation.Precision;

/** Where the engine's tests run: on a GPU where there is one and the precision can, else on the CPU. */
final class TestDevices {
    private TestDevices() {}

    /** As {@code DEVICE} names it. */
    static String name(Precision precision) {
        return switch (precision) {
            case INT8, INT4 -> "cpu"; // their programs exist for CPUs only
            case AUTO, FP32, BF16, FP16 -> "auto";
        };
    }

    static Device of(Precision precision) {
        return Devices.find(name(precision));
    }
}
