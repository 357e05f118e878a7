package dev.resonance.model;

import com.google.gson.JsonElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A LoRA adapter as PEFT writes it, merged into the weights it was trained for: W + (alpha / r) · (B · A), transposed as
 * GPT-2 stores its layers (Hu et al. 2021, section 4.1).
 *
 * <p>PEFT itself loads an adapter whose names match nothing, and answers like the base model. Here every tensor must
 * have its target, and every target both of its tensors.
 */
final class LoraAdapter {
    private static final Pattern NAME = Pattern.compile(
            "base_model\\.model\\.(?:transformer\\.)?(h\\.\\d+\\.(?:attn\\.c_attn|attn\\.c_proj|mlp\\.c_fc|mlp\\.c_proj))"
                    + "\\.lora_([AB])\\.weight");
    private static final Set<String> MUST_BE_OFF = Set.of("use_dora", "lora_bias", "use_qalora", "use_bdlora");

    private final String place;
    private final int rank;
    private final double scale;
    private final Map<String, Tensor> down = new HashMap<>();
    private final Map<String, Tensor> up = new HashMap<>();

    private LoraAdapter(ModelSource source) {
        this.place = source.place();
        JsonFile config = JsonFile.required(source, "adapter_config.json");
        config.require(config.text("peft_type", "").equals("LORA"), "peft_type", config.text("peft_type", ""), "LORA");
        config.require(config.text("bias", "none").equals("none"), "bias", config.text("bias", ""), "none");
        MUST_BE_OFF.forEach(name -> config.require(!config.flag(name, false), name, true, "false"));
        for (String name : List.of("rank_pattern", "alpha_pattern", "modules_to_save", "trainable_token_indices")) {
            JsonElement value = config.object().get(name);
            boolean empty = value == null
                    || value.isJsonNull()
                    || (value.isJsonObject() && value.getAsJsonObject().isEmpty());
            config.require(empty, name, value == null ? "" : value, "empty: Resonance cannot merge it");
        }
        this.rank = config.count("r", 8, 1 << 16);
        double alpha = config.number("lora_alpha", 8);
        this.scale = config.flag("use_rslora", false) ? alpha / Math.sqrt(rank) : alpha / rank;
        ModelFile weights = source.file("adapter_model.safetensors")
                .orElseThrow(() -> new ModelLoadException("the adapter " + place
                        + " has no adapter_model.safetensors: save it with safe_serialization=True"));
        Safetensors.tensors(weights).forEach(this::add);
        Set<String> halves = new TreeSet<>(down.keySet());
        halves.addAll(up.keySet());
        halves.removeIf(name -> down.containsKey(name) && up.containsKey(name));
        if (down.isEmpty() || !halves.isEmpty()) {
            throw new ModelLoadException("the adapter " + place + " lacks lora_A or lora_B for "
                    + (halves.isEmpty() ? "every layer" : Shown.of(halves)));
        }
    }

    /**
     * The weights with the adapter in them.
     *
     * @throws ModelLoadException if the adapter is of a kind that cannot be merged, or does not fit the weights
     */
    static Map<String, Tensor> merged(Map<String, Tensor> weights, ModelSource source) {
        LoraAdapter adapter = new LoraAdapter(source);
        Map<String, Tensor> merged = new HashMap<>(weights);
        adapter.down.keySet().forEach(layer -> {
            Tensor weight = weights.get(layer + ".weight");
            if (weight == null) {
                throw new ModelLoadException(
                        "the adapter " + adapter.place + " changes " + layer + ", which the model does not have");
            }
            merged.put(layer + ".weight", adapter.merge(layer, weight));
        });
        return merged;
    }

    private void add(String name, Tensor tensor) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new ModelLoadException("the adapter " + place + " has a tensor " + Shown.of(name)
                    + ", which belongs to no layer of a GPT-2");
        }
        (matcher.group(2).equals("A") ? down : up).put(matcher.group(1), tensor);
    }

    /** W: (in, out), A: (r, in), B: (out, r). */
    private Tensor merge(String layer, Tensor weight) {
        Tensor a = Objects.requireNonNull(down.get(layer));
        Tensor b = Objects.requireNonNull(up.get(layer));
        if (weight.shape().size() != 2) {
            throw new ModelLoadException(
                    "the adapter " + place + " changes " + layer + ", which is no matrix in the model");
        }
        int in = weight.shape().getFirst();
        int out = weight.shape().getLast();
        if (!a.shape().equals(List.of(rank, in)) || !b.shape().equals(List.of(out, rank))) {
            throw new ModelLoadException("the adapter " + place + " has the shapes " + a.shape() + " and " + b.shape()
                    + " for " + layer + ", but the model needs " + List.of(rank, in) + " and " + List.of(out, rank));
        }
        return new DerivedTensor(weight.shape(), () -> {
            float[] numbers = weight.floats();
            float[] first = a.floats();
            float[] second = b.floats();
            for (int row = 0; row < in; row++) {
                for (int column = 0; column < out; column++) {
                    double sum = 0;
                    for (int k = 0; k < rank; k++) {
                        sum += (double) first[k * in + row] * second[column * rank + k];
                    }
                    numbers[row * out + column] += (float) (scale * sum);
                }
            }
            return numbers;
        });
    }
}
