package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import dev.resonance.model.Gpt2Config;
import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2 from its parts (Radford et al. 2019), operator by operator: to be read, to be trained, and to check faster
 * programs against.
 *
 * <p>All results belong to the manager of the tokens given in; whoever made that frees them.
 *
 * @param tokenEmbedding (vocabulary, width)
 * @param positionEmbedding (positions, width)
 * @param head (vocabulary, width): the token embedding itself where the model ties them
 */
record Gpt2(
        Gpt2Config config,
        NDArray tokenEmbedding,
        NDArray positionEmbedding,
        List<TransformerBlock> blocks,
        LayerNorm finalNorm,
        NDArray head) {

    /** What {@link #forward} gives. */
    record Result(NDArray logits, List<KeysAndValues> memory) {}

    /**
     * @param tokens (batch, time), whole numbers
     * @param past one for each layer, of the tokens before these; empty where there are none
     * @return logits (batch, time, vocabulary), and the memory with these tokens in it
     */
    Result forward(NDArray tokens, List<KeysAndValues> past) {
        long read = past.isEmpty() ? 0 : past.getFirst().keys().getShape().get(2);
        long time = tokens.getShape().get(1);
        NDArray x = tokenEmbedding.get(tokens); // (batch, time, width)
        x = x.add(positionEmbedding.get(read + ":" + (read + time))); // the same positions for the whole batch

        List<KeysAndValues> memory = new ArrayList<>();
        for (int layer = 0; layer < blocks.size(); layer++) {
            Attention.Result result = blocks.get(layer).forward(x, past.isEmpty() ? null : past.get(layer));
            memory.add(result.memory());
            x = result.output();
        }
        return new Result(finalNorm.forward(x).matMul(head.transpose()), memory);
    }
}
