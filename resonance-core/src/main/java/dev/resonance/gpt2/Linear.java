package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;

/**
 * An affine layer as GPT-2 stores it (Hugging Face's Conv1D): y = x · W + b.
 *
 * @param weight (in, out)
 * @param bias (out)
 */
record Linear(NDArray weight, NDArray bias) {
    /** (…, in) to (…, out). */
    NDArray forward(NDArray x) {
        return x.matMul(weight).add(bias);
    }
}
