package dev.resonance.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which weights a GPT-2 has, by Hugging Face's names without the {@code transformer.} prefix. Stateless. */
public final class Gpt2Tensors {
    /** The linear layers of a block, in the order of their use. */
    public static final List<String> LINEAR_LAYERS = List.of("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj");

    private Gpt2Tensors() {}

    /**
     * Names and shapes, from the embeddings to the last normalisation.
     *
     * @param ownHead whether the output layer is a weight of its own
     */
    public static Map<String, List<Integer>> shapes(Gpt2Config config, boolean ownHead) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("wte.weight", List.of(config.vocabularySize(), config.width()));
        shapes.put("wpe.weight", List.of(config.positions(), config.width()));
        if (ownHead) {
            shapes.put("lm_head.weight", List.of(config.vocabularySize(), config.width()));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            String prefix = "h." + layer + ".";
            norm(shapes, prefix + "ln_1", config);
            linear(shapes, prefix, LINEAR_LAYERS.get(0), config);
            linear(shapes, prefix, LINEAR_LAYERS.get(1), config);
            norm(shapes, prefix + "ln_2", config);
            linear(shapes, prefix, LINEAR_LAYERS.get(2), config);
            linear(shapes, prefix, LINEAR_LAYERS.get(3), config);
        }
        norm(shapes, "ln_f", config);
        return shapes;
    }

    /** The shape (in, out) of one of the {@link #LINEAR_LAYERS}. */
    public static List<Integer> linearShape(String layer, Gpt2Config config) {
        return switch (layer) {
            case "attn.c_attn" -> List.of(config.width(), 3 * config.width());
            case "attn.c_proj" -> List.of(config.width(), config.width());
            case "mlp.c_fc" -> List.of(config.width(), config.innerWidth());
            case "mlp.c_proj" -> List.of(config.innerWidth(), config.width());
            default -> throw new IllegalArgumentException(layer);
        };
    }

    private static void norm(Map<String, List<Integer>> shapes, String name, Gpt2Config config) {
        shapes.put(name + ".weight", List.of(config.width()));
        shapes.put(name + ".bias", List.of(config.width()));
    }

    private static void linear(Map<String, List<Integer>> shapes, String prefix, String layer, Gpt2Config config) {
        List<Integer> shape = linearShape(layer, config);
        shapes.put(prefix + layer + ".weight", shape);
        shapes.put(prefix + layer + ".bias", List.of(shape.getLast()));
    }
}
