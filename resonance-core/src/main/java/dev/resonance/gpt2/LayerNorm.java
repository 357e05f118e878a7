package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;

/**
 * Layer normalisation over the last dimension (Ba et al. 2016).
 *
 * @param gain (width)
 * @param bias (width)
 */
record LayerNorm(NDArray gain, NDArray bias, double epsilon) {
    /** (…, width) to (…, width). */
    NDArray forward(NDArray x) {
        int[] last = {x.getShape().dimension() - 1};
        NDArray centred = x.sub(x.mean(last, true));
        NDArray variance = centred.square().mean(last, true);
        return centred.div(variance.add(epsilon).sqrt()).mul(gain).add(bias);
    }
}
