package dev.resonance.training;

import dev.resonance.model.Tensor;
import java.util.Map;

/** A model whose weights, or some beside them, can be changed. For one thread; whoever opens it closes it. */
public interface Learner extends AutoCloseable {
    /**
     * Adds a batch's gradients to those since the last update.
     *
     * @param seed decides what dropout leaves out
     */
    Loss learn(Batch batch, long seed);

    /**
     * Changes the weights by the gradients, and forgets these.
     *
     * @param step how many updates there were with this one: from 1
     * @param learned how many tokens the gradients are of: their mean counts
     * @return the gradients' length before it was cut; where it is not finite the weights stay as they were
     */
    double update(int step, double learningRate, long learned);

    /** The loss without dropout, and without any gradient. The batch has a token to learn. */
    Loss evaluate(Batch batch);

    /** The likeliest next token after these, one at least. */
    int likeliest(int[] tokens);

    /**
     * What is trained, by name: a model's weights by theirs, an adapter's as {@code h.0.attn.c_attn.lora_A.weight}. Their
     * numbers are those at the time when they are asked for, by this thread.
     */
    Map<String, Tensor> weights();

    /** What the optimiser remembers of each, by the weights' names with an ending; to be read in the same way. */
    Map<String, Tensor> memory();

    /**
     * Goes on from a checkpoint.
     *
     * @throws dev.resonance.model.ModelLoadException if a tensor is missing or has another shape
     */
    void restore(Map<String, ? extends Tensor> weights, Map<String, ? extends Tensor> memory);

    @Override
    void close();
}
