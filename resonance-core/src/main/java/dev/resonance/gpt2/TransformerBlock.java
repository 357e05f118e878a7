package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import dev.resonance.model.Gpt2Config;
import org.jspecify.annotations.Nullable;

/**
 * One block of GPT-2: attention and a feed-forward layer, each after a normalisation and beside a residual path.
 *
 * @param expand (width) to (innerWidth)
 * @param contract (innerWidth) to (width)
 */
record TransformerBlock(
        LayerNorm attentionNorm,
        Attention attention,
        LayerNorm feedForwardNorm,
        Linear expand,
        Linear contract,
        Gpt2Config.Activation activation) {

    /** (batch, time, width) to (batch, time, width), with the memory of the tokens so far. */
    Attention.Result forward(NDArray x, @Nullable KeysAndValues past) {
        Attention.Result attended = attention.forward(attentionNorm.forward(x), past);
        NDArray residual = x.add(attended.output());
        NDArray fed =
                contract.forward(Activations.apply(activation, expand.forward(feedForwardNorm.forward(residual))));
        return new Attention.Result(residual.add(fed), attended.memory());
    }
}
