package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.resonance.model.Gpt2Config;

/** The activations of the feed-forward layer. */
final class Activations {
    private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

    private Activations() {}

    /** Applies the activation to each number; the shape stays. */
    static NDArray apply(Gpt2Config.Activation activation, NDArray x) {
        return switch (activation) {
            case GELU_TANH -> geluTanh(x);
            case GELU -> x.mul(0.5).mul(x.div(Math.sqrt(2)).erf().add(1));
            case RELU -> Activation.relu(x);
            case SILU -> x.mul(Activation.sigmoid(x));
        };
    }

    /** Hendrycks and Gimpel 2016, section 2: 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))). */
    private static NDArray geluTanh(NDArray x) {
        NDArray inner = x.pow(3).mul(0.044715).add(x).mul(SQRT_2_OVER_PI);
        return x.mul(0.5).mul(inner.tanh().add(1));
    }
}
