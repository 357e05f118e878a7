package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How much is learned at once, and for how long.
 *
 * @param batchSize rows computed at once
 * @param gradientAccumulation batches whose gradients make one step
 * @param maxSteps the last step; goes before the epochs
 * @param epochs how often all data are seen; where both are absent it is 2000 steps
 */
public record Pace(int batchSize, int gradientAccumulation, OptionalInt maxSteps, OptionalDouble epochs) {
    private static final int DEFAULT_STEPS = 2000;

    public Pace {
        require(batchSize >= 1 && batchSize <= 4096, "--batch-size", batchSize, "a whole number from 1 to 4096");
        require(
                gradientAccumulation >= 1 && gradientAccumulation <= 4096,
                "--gradient-accumulation",
                gradientAccumulation,
                "a whole number from 1 to 4096");
        require(maxSteps.isEmpty() || maxSteps.getAsInt() >= 1, "--max-steps", maxSteps, "1 or more");
        require(epochs.isEmpty() || epochs.getAsDouble() > 0, "--epochs", epochs, "a number above 0");
    }

    /** Two rows at once, four times a step, for so many steps. */
    public static Pace steps(int maxSteps) {
        return new Pace(2, 4, OptionalInt.of(maxSteps), OptionalDouble.empty());
    }

    /** Rows that make one step. */
    public int rowsPerStep() {
        return batchSize * gradientAccumulation;
    }

    /** How many steps there are with so many rows to learn from. */
    int stepsFor(int rows) {
        if (maxSteps.isPresent() || epochs.isEmpty()) {
            return maxSteps.orElse(DEFAULT_STEPS);
        }
        return (int) Math.max(1, Math.ceil(epochs.getAsDouble() * rows / rowsPerStep()));
    }
}
