package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shape of a GPT-2 model, as its {@code config.json} gives it (names of Hugging Face's {@code GPT2Config}).
 *
 * @param layers transformer blocks, {@code n_layer}
 * @param heads attention heads, {@code n_head}; divides the width
 * @param width size of a hidden vector, {@code n_embd}
 * @param innerWidth width of the feed-forward layer, {@code n_inner}, four times the width where that is null
 * @param positions longest sequence, {@code n_positions}
 * @param vocabularySize {@code vocab_size}
 * @param activation of the feed-forward layer, {@code activation_function}
 * @param normEpsilon {@code layer_norm_epsilon}
 * @param scaleByHeadSize attention scores are divided by the square root of the head size, {@code scale_attn_weights}
 * @param scaleByLayer and by the layer's number from 1, {@code scale_attn_by_inverse_layer_idx}
 * @param tiedHead the output layer is the token embedding, {@code tie_word_embeddings}
 * @param endTokens ids that end an answer: {@code eos_token_id} here and in {@code generation_config.json}
 */
public record Gpt2Config(
        int layers,
        int heads,
        int width,
        int innerWidth,
        int positions,
        int vocabularySize,
        Activation activation,
        double normEpsilon,
        boolean scaleByHeadSize,
        boolean scaleByLayer,
        boolean tiedHead,
        Set<Integer> endTokens) {

    private static final int MOST = 1 << 24;
    private static final int LARGEST_VOCABULARY = 1 << 20;

    /** The feed-forward layer's activation. */
    public enum Activation {
        /** GELU by its tanh approximation: {@code gelu_new}. */
        GELU_TANH,
        /** GELU by the error function: {@code gelu}. */
        GELU,
        RELU,
        SILU
    }

    /** The size of one attention head. */
    public int headSize() {
        return width / heads;
    }

    /** What attention scores of this layer, counted from 0, are multiplied with. */
    public double attentionScale(int layer) {
        double scale = scaleByHeadSize ? 1 / Math.sqrt(headSize()) : 1;
        return scaleByLayer ? scale / (layer + 1) : scale;
    }

    /** How many weights the model has. */
    public long parameters() {
        long block = 4L * width
                + (long) width * 3 * width
                + 3L * width
                + (long) width * width
                + width
                + 2L * width * innerWidth
                + innerWidth
                + width;
        long embeddings = (long) vocabularySize * width * (tiedHead ? 1 : 2) + (long) positions * width;
        return embeddings + layers * block + 2L * width;
    }

    /**
     * Reads {@code config.json} and, where it is there, {@code generation_config.json}.
     *
     * @throws ModelLoadException if it is missing, not JSON, not a GPT-2, or holds a value no GPT-2 can have
     */
    public static Gpt2Config read(ModelSource model) {
        JsonFile json = JsonFile.required(model, "config.json");
        String type = json.text("model_type", "gpt2");
        json.require(type.equals("gpt2"), "model_type", type, "gpt2, the one architecture that Resonance runs");
        json.require(!json.flag("add_cross_attention", false), "add_cross_attention", true, "false");
        int width = json.count("n_embd", 768, MOST);
        int heads = json.count("n_head", 12, MOST);
        json.require(width % heads == 0, "n_head", heads, "a divisor of n_embd " + width);
        double epsilon = json.number("layer_norm_epsilon", 1e-5);
        json.require(epsilon > 0 && epsilon < 1, "layer_norm_epsilon", epsilon, "a number between 0 and 1");
        int vocabulary = json.count("vocab_size", 50257, LARGEST_VOCABULARY);
        return new Gpt2Config(
                json.count("n_layer", 12, 10_000),
                heads,
                width,
                json.count("n_inner", 4 * width, MOST),
                json.count("n_positions", 1024, MOST),
                vocabulary,
                activation(json),
                epsilon,
                json.flag("scale_attn_weights", true),
                json.flag("scale_attn_by_inverse_layer_idx", false),
                json.flag("tie_word_embeddings", true),
                endTokens(model, json, vocabulary));
    }

    private static Activation activation(JsonFile json) {
        String name = json.text("activation_function", "gelu_new");
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> Activation.GELU_TANH;
            case "gelu" -> Activation.GELU;
            case "relu" -> Activation.RELU;
            case "silu", "swish" -> Activation.SILU;
            default -> throw json.invalid("activation_function", name, "gelu_new, gelu, relu or silu");
        };
    }

    private static Set<Integer> endTokens(ModelSource model, JsonFile config, int vocabulary) {
        Set<Integer> ids = new TreeSet<>();
        addEndTokens(config, vocabulary, ids);
        JsonFile.optional(model, "generation_config.json").ifPresent(json -> addEndTokens(json, vocabulary, ids));
        return Set.copyOf(ids);
    }

    private static void addEndTokens(JsonFile json, int vocabulary, Set<Integer> ids) {
        JsonObject object = json.object();
        JsonElement value = object.get("eos_token_id");
        if (value == null || value.isJsonNull()) {
            return;
        }
        JsonArray values = new JsonArray();
        if (value.isJsonArray()) {
            values.addAll(value.getAsJsonArray());
        } else {
            values.add(value);
        }
        for (JsonElement element : values) {
            int id = json.wholeNumber("eos_token_id", element);
            json.require(id >= 0, "eos_token_id", id, "a token id");
            if (id < vocabulary) { // small models keep GPT-2's 50256, which they never produce
                ids.add(id);
            }
        }
    }
}
