package dev.resonance.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checkpoints of the GPT-2 that is built from scratch in Sebastian Raschka's book, under the names and in the shapes of
 * Hugging Face: its linear layers are stored (out, in), and query, key and value apart.
 */
final class FromScratchNames {
    private final Map<String, Tensor> from;
    private final Map<String, Tensor> to = new HashMap<>();

    private FromScratchNames(Map<String, Tensor> from) {
        this.from = from;
    }

    static boolean areIn(Map<String, Tensor> tensors) {
        return tensors.containsKey("tok_emb.weight");
    }

    /** The same weights under Hugging Face's names; biases that are not there are zeros. */
    static Map<String, Tensor> translated(Map<String, Tensor> tensors) {
        return new FromScratchNames(tensors).translated();
    }

    private Map<String, Tensor> translated() {
        copy("tok_emb.weight", "wte.weight");
        copy("pos_emb.weight", "wpe.weight");
        copy("out_head.weight", "lm_head.weight");
        norm("final_norm", "ln_f");
        for (int layer = 0; from.containsKey("trf_blocks." + layer + ".norm1.scale"); layer++) {
            String old = "trf_blocks." + layer + ".";
            String block = "h." + layer + ".";
            norm(old + "norm1", block + "ln_1");
            norm(old + "norm2", block + "ln_2");
            linear(List.of(old + "att.W_query", old + "att.W_key", old + "att.W_value"), block + "attn.c_attn");
            linear(List.of(old + "att.out_proj"), block + "attn.c_proj");
            linear(List.of(old + "ff.layers.0"), block + "mlp.c_fc");
            linear(List.of(old + "ff.layers.2"), block + "mlp.c_proj");
        }
        return to;
    }

    private void copy(String old, String name) {
        Tensor tensor = from.get(old);
        if (tensor != null) {
            to.put(name, tensor);
        }
    }

    private void norm(String old, String name) {
        copy(old + ".scale", name + ".weight");
        copy(old + ".shift", name + ".bias");
    }

    private void linear(List<String> old, String name) {
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> biases = new ArrayList<>();
        for (String part : old) {
            Tensor weight = from.get(part + ".weight");
            if (weight == null || weight.shape().size() != 2) {
                return; // whoever asks for the layer says that it is missing
            }
            int out = weight.shape().getFirst();
            Tensor bias = from.getOrDefault(part + ".bias", DerivedTensor.zeros(out));
            weights.add(DerivedTensor.transposed(weight));
            boolean fits = weights.getLast()
                    .shape()
                    .getFirst()
                    .equals(weights.getFirst().shape().getFirst());
            if (!fits || !bias.shape().equals(List.of(out))) {
                return; // parts of different sizes are no layer either
            }
            biases.add(bias);
        }
        to.put(name + ".weight", DerivedTensor.beside(weights));
        to.put(name + ".bias", DerivedTensor.beside(biases));
    }
}
