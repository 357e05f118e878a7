package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

/**
 * The learning rate of each step: up from 0 in a line, then down as the schedule says.
 *
 * @param peak the highest, above 0
 * @param warmupSteps how many steps it rises for, 0 or more
 */
public record LearningRate(double peak, int warmupSteps, Schedule schedule) {
    /** How the rate goes on after its rise. */
    public enum Schedule {
        /** Down to 0 in half a wave. */
        COSINE,
        /** Down to 0 in a line. */
        LINEAR,
        /** As high as it is. */
        CONSTANT
    }

    public LearningRate {
        require(peak > 0 && Double.isFinite(peak), "--learning-rate", peak, "a number above 0");
        require(warmupSteps >= 0, "--warmup-steps", warmupSteps, "0 or more");
    }

    /**
     * As transformers has it: 0 in the first step of a rise, and never quite 0 at the end.
     *
     * @param step from 0
     * @param steps how many there are
     */
    public double at(int step, int steps) {
        if (step < warmupSteps) {
            return peak * step / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
        return switch (schedule) {
            case COSINE -> peak * 0.5 * (1 + Math.cos(Math.PI * progress));
            case LINEAR -> peak * Math.max(0, 1 - progress);
            case CONSTANT -> peak;
        };
    }
}
