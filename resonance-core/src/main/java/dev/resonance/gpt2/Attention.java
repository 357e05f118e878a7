package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Causal multi-head self-attention (Vaswani et al. 2017, section 3.2): each token looks at itself and those before it.
 *
 * @param queryKeyValue (width) to (3 · width): queries, keys and values side by side
 * @param output (width) to (width)
 * @param scale what scores are multiplied with
 */
record Attention(Linear queryKeyValue, Linear output, int heads, double scale) {
    /** What {@link #forward} gives: the layer's output, and the keys and values with the new tokens' added. */
    record Result(NDArray output, KeysAndValues memory) {}

    /**
     * @param x (batch, time, width)
     * @param past of the tokens before these; null where there are none
     */
    Result forward(NDArray x, @Nullable KeysAndValues past) {
        NDList parts = queryKeyValue.forward(x).split(3, 2); // three of (batch, time, width)
        NDArray queries = splitHeads(parts.get(0)); // (batch, heads, time, headSize)
        KeysAndValues now = new KeysAndValues(splitHeads(parts.get(1)), splitHeads(parts.get(2)));
        KeysAndValues memory = past == null ? now : past.append(now);

        NDArray scores = queries.matMul(memory.keys().transpose(0, 1, 3, 2)).mul(scale); // (batch, heads, time, all)
        NDArray weights = scores.add(causalMask(scores)).softmax(3);
        NDArray mixed = weights.matMul(memory.values()); // (batch, heads, time, headSize)
        return new Result(output.forward(joinHeads(mixed)), memory);
    }

    /** (batch, time, width) to (batch, heads, time, headSize). */
    private NDArray splitHeads(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads)
                .transpose(0, 2, 1, 3);
    }

    /** (batch, heads, time, headSize) to (batch, time, width). */
    private static NDArray joinHeads(NDArray x) {
        Shape shape = x.getShape();
        return x.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3));
    }

    /** (time, all): 0 where a token may look, minus infinity where it would see the future. */
    private static NDArray causalMask(NDArray scores) {
        int time = (int) scores.getShape().get(2);
        int all = (int) scores.getShape().get(3);
        NDArray positions = scores.getManager().arange(all - time, all, 1).reshape(time, 1);
        NDArray others = scores.getManager().arange(0, all, 1).reshape(1, all);
        NDArray future = others.gt(positions).toType(DataType.FLOAT32, false); // 1 for the future
        return future.mul(-1e9f);
    }
}
