package dev.resonance.generation;

import static dev.resonance.error.InvalidValueException.require;

import java.util.OptionalInt;

/**
 * How a model is run.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda}, {@code cuda:N} or {@code mps}
 * @param precision how weights are held
 * @param contextLength a shorter window than the model's own; absent: the model's
 * @param maxBatch how many generations run at once, 1 to 256
 * @param maxQueue how many more may wait, 0 or more
 */
public record EngineOptions(String device, Precision precision, OptionalInt contextLength, int maxBatch, int maxQueue) {
    public EngineOptions {
        require(device.matches("auto|cpu|cuda(:\\d{1,3})?|mps"), "DEVICE", device, "auto, cpu, cuda, cuda:N or mps");
        require(maxBatch >= 1 && maxBatch <= 256, "MAX_BATCH", maxBatch, "a number from 1 to 256");
        require(maxQueue >= 0, "MAX_QUEUE", maxQueue, "0 or more");
    }

    /** Device and precision auto, the model's window, a batch of 8, a queue of 64. */
    public static EngineOptions defaults() {
        return new EngineOptions("auto", Precision.AUTO, OptionalInt.empty(), 8, 64);
    }
}
