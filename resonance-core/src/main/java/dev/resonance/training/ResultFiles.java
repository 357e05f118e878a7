package dev.resonance.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.Gpt2Tensors;
import dev.resonance.model.ModelFile;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.model.Tensor;
import dev.resonance.model.TensorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes what was learned, as PEFT and transformers read it: an adapter's directory, or a model's with its tokenizer and a
 * card.
 */
final class ResultFiles {
    private static final String WEIGHTS = "model.safetensors";
    private static final String ADAPTER_WEIGHTS = "adapter_model.safetensors";
    private static final String ADAPTER_PREFIX = "base_model.model.transformer.";
    private static final List<String> COPIED =
            List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json", "special_tokens_map.json");
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private final TrainingSubject subject;
    private final TrainingPlan plan;

    ResultFiles(TrainingSubject subject, TrainingPlan plan) {
        this.subject = subject;
        this.plan = plan;
    }

    /** Writes the adapter or the model into a directory that is there. */
    void write(Path directory, Map<String, Tensor> weights) throws IOException {
        switch (plan.method()) {
            case TrainingMethod.AllWeights ignored -> {
                writeModel(directory, weights);
                Files.writeString(directory.resolve("README.md"), ModelCard.of(subject, plan));
            }
            case TrainingMethod.Lora lora -> {
                Files.writeString(directory.resolve("adapter_config.json"), GSON.toJson(adapterConfig(lora.options())));
                TensorFile.write(directory.resolve(ADAPTER_WEIGHTS), renamed(weights, ADAPTER_PREFIX));
                if (plan.data().format() != DataOptions.PromptFormat.CHAT) {
                    writeTokenizerConfig(directory);
                }
                Files.writeString(directory.resolve("README.md"), ModelCard.of(subject, plan));
            }
        }
    }

    /** What {@link #write} wrote, by the names that a learner gives. */
    Map<String, Tensor> read(Path directory) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        boolean adapter = plan.method() instanceof TrainingMethod.Lora;
        TensorFile.read(directory, adapter ? ADAPTER_WEIGHTS : WEIGHTS)
                .forEach((name, tensor) ->
                        weights.put(name.replace(ADAPTER_PREFIX, "").replaceFirst("^transformer\\.", ""), tensor));
        return weights;
    }

    /** Writes the model with an adapter in its weights. */
    void writeMerged(Path directory, Path adapter) throws IOException {
        Files.createDirectories(directory);
        ModelSource merged = Models.withAdapter(subject.source(), adapter);
        Checkpoint checkpoint = Checkpoint.open(merged);
        Gpt2Config config = subject.config();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Gpt2Tensors.shapes(config, !config.tiedHead() || checkpoint.ownHead())
                .forEach((name, shape) -> weights.put(name, checkpoint.tensor(name, shape.toArray(Integer[]::new))));
        writeModel(directory, weights);
        Files.writeString(directory.resolve("README.md"), ModelCard.of(subject, plan));
    }

    private void writeModel(Path directory, Map<String, Tensor> weights) throws IOException {
        JsonObject config = json("config.json");
        config.remove("torch_dtype");
        config.addProperty("dtype", "float32");
        config.addProperty("tie_word_embeddings", !weights.containsKey("lm_head.weight"));
        Files.writeString(directory.resolve("config.json"), GSON.toJson(config));
        for (String name : COPIED) {
            Optional<ModelFile> file = subject.source().file(name);
            if (file.isPresent()) {
                Files.write(directory.resolve(name), bytes(file.get()));
            }
        }
        if (plan.data().format() != DataOptions.PromptFormat.CHAT) {
            writeTokenizerConfig(directory);
        }
        TensorFile.write(directory.resolve(WEIGHTS), renamed(weights, "transformer."));
    }

    /** With the template that the model was taught. */
    private void writeTokenizerConfig(Path directory) throws IOException {
        JsonObject config = json("tokenizer_config.json");
        config.addProperty("chat_template", TemplateTexts.of(plan.data().format()));
        Files.writeString(directory.resolve("tokenizer_config.json"), GSON.toJson(config));
    }

    private JsonObject json(String name) {
        return subject.source()
                .file(name)
                .map(file -> JsonParser.parseString(new String(bytes(file), StandardCharsets.UTF_8))
                        .getAsJsonObject())
                .orElseGet(JsonObject::new);
    }

    private static byte[] bytes(ModelFile file) {
        byte[] bytes = new byte[Math.toIntExact(file.sizeBytes())];
        file.slice(0, bytes.length).get(bytes);
        return bytes;
    }

    private static Map<String, Tensor> renamed(Map<String, Tensor> weights, String prefix) {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> renamed.put(name.equals("lm_head.weight") ? name : prefix + name, tensor));
        return renamed;
    }

    private JsonObject adapterConfig(LoraOptions lora) {
        Map<String, Object> values = new TreeMap<>(Map.of(
                "peft_type",
                "LORA",
                "task_type",
                "CAUSAL_LM",
                "base_model_name_or_path",
                subject.source().name(),
                "r",
                lora.rank(),
                "lora_alpha",
                lora.alpha(),
                "lora_dropout",
                lora.dropout(),
                "bias",
                "none",
                "fan_in_fan_out",
                true,
                "inference_mode",
                true,
                "init_lora_weights",
                true));
        values.put("use_rslora", false);
        values.put("use_dora", false);
        JsonObject config = GSON.toJsonTree(values).getAsJsonObject();
        JsonArray targets = new JsonArray();
        lora.targetModules().forEach(targets::add);
        config.add("target_modules", targets);
        config.add("rank_pattern", new JsonObject());
        config.add("alpha_pattern", new JsonObject());
        config.add("modules_to_save", JsonNull.INSTANCE);
        config.add("revision", JsonNull.INSTANCE);
        config.add("auto_mapping", JsonNull.INSTANCE);
        return config;
    }
}
