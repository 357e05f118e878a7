package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import java.util.List;
import java.util.stream.IntStream;

/** Loads the readable GPT-2 from a checkpoint, in 32-bit floats. */
final class Gpt2Weights {
    private final Gpt2Config config;
    private final Checkpoint checkpoint;
    private final NDManager manager;

    private Gpt2Weights(Gpt2Config config, Checkpoint checkpoint, NDManager manager) {
        this.config = config;
        this.checkpoint = checkpoint;
        this.manager = manager;
    }

    /**
     * @param manager owns the weights and decides on the device
     * @throws dev.resonance.model.ModelLoadException if a tensor is missing or has another shape
     */
    static Gpt2 load(Gpt2Config config, Checkpoint checkpoint, NDManager manager) {
        return new Gpt2Weights(config, checkpoint, manager).model();
    }

    private Gpt2 model() {
        NDArray tokenEmbedding = tensor("wte.weight", config.vocabularySize(), config.width());
        return new Gpt2(
                config,
                tokenEmbedding,
                tensor("wpe.weight", config.positions(), config.width()),
                blocks(),
                norm("ln_f"),
                config.tiedHead() && !checkpoint.ownHead()
                        ? tokenEmbedding
                        : tensor("lm_head.weight", config.vocabularySize(), config.width()));
    }

    private List<TransformerBlock> blocks() {
        return IntStream.range(0, config.layers()).mapToObj(this::block).toList();
    }

    private TransformerBlock block(int layer) {
        String prefix = "h." + layer + ".";
        int width = config.width();
        return new TransformerBlock(
                norm(prefix + "ln_1"),
                new Attention(
                        linear(prefix + "attn.c_attn", width, 3 * width),
                        linear(prefix + "attn.c_proj", width, width),
                        config.heads(),
                        config.attentionScale(layer)),
                norm(prefix + "ln_2"),
                linear(prefix + "mlp.c_fc", width, config.innerWidth()),
                linear(prefix + "mlp.c_proj", config.innerWidth(), width),
                config.activation());
    }

    private LayerNorm norm(String name) {
        return new LayerNorm(
                tensor(name + ".weight", config.width()), tensor(name + ".bias", config.width()), config.normEpsilon());
    }

    private Linear linear(String name, int in, int out) {
        return new Linear(tensor(name + ".weight", in, out), tensor(name + ".bias", out));
    }

    private NDArray tensor(String name, Integer... shape) {
        return manager.create(
                checkpoint.tensor(name, shape).floats(),
                new Shape(List.of(shape).stream().mapToLong(Integer::longValue).toArray()));
    }
}
