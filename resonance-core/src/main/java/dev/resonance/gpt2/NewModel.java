package dev.resonance.gpt2;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.error.InvalidValueException;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.Gpt2Tensors;
import dev.resonance.model.Models;
import dev.resonance.model.Tensor;
import dev.resonance.model.TensorFile;
import dev.resonance.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A model to be trained from scratch: a tokenizer learned from texts, weights drawn as GPT-2's were, and the chat format of
 * the bundled model. Trained like any other, by {@link Gpt2Trainer} with all weights.
 *
 * @param layers transformer blocks
 * @param heads attention heads; divides the width
 * @param width size of a hidden vector
 * @param positions longest sequence, in tokens
 * @param vocabularySize tokens that the tokenizer may have, from 300 on; it has fewer where the texts are few
 */
public record NewModel(int layers, int heads, int width, int positions, int vocabularySize) {
    private static final List<String> SPECIALS =
            List.of("<|endoftext|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>");
    private static final String CHAT_TEMPLATE = "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}<|end|>"
            + "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";
    private static final double DEVIATION = 0.02;
    private static final int LARGEST_VOCABULARY = 1 << 20;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    public NewModel {
        InvalidValueException.require(layers >= 1, "layers", layers, "1 or more");
        InvalidValueException.require(
                heads >= 1 && width >= heads && width % heads == 0, "heads", heads, "a divisor of the width " + width);
        InvalidValueException.require(positions >= 2, "positions", positions, "2 or more");
        InvalidValueException.require(
                vocabularySize >= 300 && vocabularySize <= LARGEST_VOCABULARY,
                "vocabularySize",
                vocabularySize,
                "300 to 1048576");
    }

    /**
     * Writes the model into a directory, in Hugging Face's format.
     *
     * @param texts what the tokenizer is learned from
     * @param seed of the weights: the same seed and texts give the same files
     * @throws TrainingException if the directory cannot be written
     */
    public void write(Path directory, Iterable<String> texts, long seed) {
        BytePairTraining training = new BytePairTraining(SPECIALS);
        texts.forEach(training::add);
        training.learn(vocabularySize);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("tokenizer.json"), GSON.toJson(tokenizer(training)));
            Files.writeString(directory.resolve("tokenizer_config.json"), GSON.toJson(tokenizerConfig()));
            Files.writeString(
                    directory.resolve("config.json"),
                    GSON.toJson(config(training.tokens().size())));
            Gpt2Config config = Gpt2Config.read(Models.path(directory));
            TensorFile.write(directory.resolve("model.safetensors"), weights(config, seed));
        } catch (IOException e) {
            throw new TrainingException(directory + " cannot be written: is there room, and may you write there?", e);
        }
    }

    private Map<String, Tensor> weights(Gpt2Config config, long seed) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Gpt2Tensors.shapes(config, false).forEach((name, shape) -> {
            int count = shape.stream().reduce(1, Math::multiplyExact);
            weights.put("transformer." + name, Tensor.of(shape, () -> numbers(name, count, seed)));
        });
        return weights;
    }

    /** Radford et al. 2019, section 2.3: what is added to the residual path is smaller, by the number of additions. */
    private float[] numbers(String name, int count, long seed) {
        float[] numbers = new float[count];
        if (name.endsWith(".bias")) {
            return numbers;
        }
        if (name.contains("ln_")) {
            Arrays.fill(numbers, 1);
            return numbers;
        }
        double deviation = name.endsWith("c_proj.weight") ? DEVIATION / Math.sqrt(2.0 * layers) : DEVIATION;
        Random random = new Random(31 * seed + name.hashCode());
        for (int index = 0; index < count; index++) {
            numbers[index] = (float) (deviation * random.nextGaussian());
        }
        return numbers;
    }

    private JsonObject config(int tokens) {
        JsonObject config = new JsonObject();
        config.add("architectures", array(List.of("GPT2LMHeadModel")));
        config.addProperty("model_type", "gpt2");
        config.addProperty("activation_function", "gelu_new");
        config.addProperty("n_layer", layers);
        config.addProperty("n_head", heads);
        config.addProperty("n_embd", width);
        config.addProperty("n_positions", positions);
        config.addProperty("vocab_size", tokens);
        config.addProperty("layer_norm_epsilon", 1e-5);
        config.addProperty("tie_word_embeddings", true);
        config.addProperty("bos_token_id", SPECIALS.indexOf("<|endoftext|>"));
        config.addProperty("eos_token_id", SPECIALS.indexOf("<|end|>"));
        config.addProperty("pad_token_id", SPECIALS.indexOf("<|endoftext|>"));
        return config;
    }

    private JsonObject tokenizerConfig() {
        JsonObject config = new JsonObject();
        config.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
        config.addProperty("model_max_length", positions);
        config.addProperty("bos_token", "<|endoftext|>");
        config.addProperty("eos_token", "<|end|>");
        config.addProperty("pad_token", "<|endoftext|>");
        config.addProperty("chat_template", CHAT_TEMPLATE);
        config.addProperty("clean_up_tokenization_spaces", false);
        return config;
    }

    private static JsonObject tokenizer(BytePairTraining training) {
        JsonArray added = new JsonArray();
        for (String special : SPECIALS) {
            JsonObject token = new JsonObject();
            token.addProperty("id", SPECIALS.indexOf(special));
            token.addProperty("content", special);
            for (String no : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                token.addProperty(no, false);
            }
            token.addProperty("special", true);
            added.add(token);
        }
        JsonObject vocabulary = new JsonObject();
        List<String> tokens = training.tokens();
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.addProperty(tokens.get(id), id);
        }
        JsonObject model = new JsonObject();
        model.addProperty("type", "BPE");
        model.add("vocab", vocabulary);
        model.add("merges", array(training.merges()));
        JsonObject byteLevel = new JsonObject();
        byteLevel.addProperty("type", "ByteLevel");
        byteLevel.addProperty("add_prefix_space", false);
        byteLevel.addProperty("trim_offsets", true);
        byteLevel.addProperty("use_regex", true);
        JsonObject tokenizer = new JsonObject();
        tokenizer.addProperty("version", "1.0");
        tokenizer.add("added_tokens", added);
        tokenizer.add("pre_tokenizer", byteLevel);
        tokenizer.add("decoder", byteLevel.deepCopy());
        tokenizer.add("model", model);
        return tokenizer;
    }

    private static JsonArray array(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
