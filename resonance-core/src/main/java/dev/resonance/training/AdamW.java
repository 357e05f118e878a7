package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

/**
 * How the weights follow their gradients (Loshchilov and Hutter 2019).
 *
 * @param weightDecay of matrices; biases and normalisations never decay
 * @param maxGradientNorm gradients that are longer, all together, are shortened to it
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay, double maxGradientNorm) {
    public AdamW {
        require(beta1 >= 0 && beta1 < 1, "--adam-beta1", beta1, "a number from 0 to below 1");
        require(beta2 >= 0 && beta2 < 1, "--adam-beta2", beta2, "a number from 0 to below 1");
        require(epsilon > 0 && epsilon < 1, "--adam-epsilon", epsilon, "a number between 0 and 1");
        require(weightDecay >= 0 && weightDecay < 1, "--weight-decay", weightDecay, "a number from 0 to below 1");
        require(maxGradientNorm > 0, "--max-grad-norm", maxGradientNorm, "a number above 0");
    }

    /** Betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01, gradients no longer than 1. */
    public static AdamW defaults() {
        return new AdamW(0.9, 0.999, 1e-8, 0.01, 1);
    }
}
