package dev.resonance.model;

import com.google.gson.JsonElement;
import dev.resonance.engine.LoadProgress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A model's weights by Hugging Face's names without the {@code transformer.} prefix, wherever they come from:
 * {@code model.safetensors}, its shards, {@code pytorch_model.bin}, a state dict of the GPT-2 that is built from scratch,
 * with or without a LoRA adapter.
 */
public final class Checkpoint {
    static final String SAFETENSORS = "model.safetensors";
    static final String SHARDS = "model.safetensors.index.json";
    static final String PYTORCH = "pytorch_model.bin";

    private final String place;
    private final Map<String, Tensor> tensors;
    private final boolean ownHead;
    private final LoadProgress progress;

    private Checkpoint(String place, Map<String, Tensor> tensors, boolean ownHead, LoadProgress progress) {
        this.place = place;
        this.tensors = tensors;
        this.ownHead = ownHead;
        this.progress = progress;
    }

    /**
     * Reads which tensors there are, not yet their numbers.
     *
     * @throws ModelLoadException if the files are missing or damaged, or hold more than tensors
     */
    public static Checkpoint open(ModelSource model) {
        return open(model, new LoadProgress());
    }

    /**
     * The same for somebody who waits.
     *
     * @param progress is told by whoever loads the tensors
     */
    public static Checkpoint open(ModelSource model, LoadProgress progress) {
        if (model instanceof AdaptedModel adapted) {
            Checkpoint base = open(adapted.base(), progress);
            Map<String, Tensor> merged = LoraAdapter.merged(base.tensors, adapted.adapter());
            return new Checkpoint(base.place, merged, base.ownHead, progress);
        }
        Map<String, Tensor> stored = new HashMap<>();
        read(model).forEach((name, tensor) -> stored.put(shortName(name), tensor));
        if (!FromScratchNames.areIn(stored)) {
            return new Checkpoint(model.place(), stored, false, progress);
        }
        Map<String, Tensor> tensors = FromScratchNames.translated(stored);
        return new Checkpoint(model.place(), tensors, headDiffers(tensors), progress);
    }

    /** How many bytes the files with a model's weights have; 0 if there are none. Reads none of them. */
    public static long storedBytes(ModelSource model) {
        Optional<JsonFile> shards = JsonFile.optional(model, SHARDS);
        return Stream.of(SAFETENSORS, PYTORCH)
                .flatMap(name -> model.file(name).stream())
                .findFirst()
                .map(ModelFile::sizeBytes)
                .orElseGet(() -> shards.stream()
                        .flatMap(index -> shardNames(index).stream())
                        .mapToLong(name -> shard(model, name).sizeBytes())
                        .sum());
    }

    /** Whether the output layer differs from the token embedding, whatever {@code config.json} says. */
    public boolean ownHead() {
        return ownHead;
    }

    /** What whoever loads the tensors counts them in. */
    public LoadProgress progress() {
        return progress;
    }

    /** Whether there is a tensor of this name. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * The tensor of this name.
     *
     * @throws ModelLoadException if there is none, or it has another shape
     */
    public Tensor tensor(String name, Integer... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelLoadException("the model " + place + " has no tensor " + name
                    + ": is it a GPT-2, and does config.json belong to it?");
        }
        if (!tensor.shape().equals(List.of(shape))) {
            throw new ModelLoadException("the tensor " + name + " of " + place + " has the shape " + tensor.shape()
                    + ", but config.json asks for " + List.of(shape));
        }
        return tensor;
    }

    private static Map<String, Tensor> read(ModelSource model) {
        Map<String, Tensor> tensors = new HashMap<>();
        Optional<ModelFile> single = model.file(SAFETENSORS);
        Optional<JsonFile> shards = JsonFile.optional(model, SHARDS);
        if (single.isPresent()) {
            tensors.putAll(Safetensors.tensors(single.get()));
        } else if (shards.isPresent()) {
            shardNames(shards.get()).forEach(name -> tensors.putAll(Safetensors.tensors(shard(model, name))));
        } else {
            tensors.putAll(TorchArchive.tensors(model.file(PYTORCH)
                    .orElseThrow(() -> new ModelLoadException("the model " + model.place() + " has no " + SAFETENSORS
                            + ": is it a Hugging Face model directory, and complete?"))));
        }
        return tensors;
    }

    private static Set<String> shardNames(JsonFile index) {
        JsonElement map = index.object().get("weight_map");
        if (map == null || !map.isJsonObject()) {
            throw index.invalid("weight_map", "missing", "an object of tensor names and file names");
        }
        Set<String> names = new TreeSet<>();
        for (JsonElement name : map.getAsJsonObject().asMap().values()) {
            if (!name.isJsonPrimitive()) {
                throw index.invalid("weight_map", name, "an object of tensor names and file names");
            }
            names.add(name.getAsString());
        }
        return names;
    }

    private static ModelFile shard(ModelSource model, String name) {
        return model.file(name)
                .orElseThrow(() -> new ModelLoadException(
                        "the model " + model.place() + " lacks its part " + Shown.of(name) + ": fetch it again"));
    }

    private static boolean headDiffers(Map<String, Tensor> tensors) {
        Tensor head = tensors.get("lm_head.weight");
        Tensor embedding = tensors.get("wte.weight");
        if (head == null || embedding == null) {
            return false;
        }
        if (!head.shape().equals(embedding.shape())) {
            return true;
        }
        // Mapped numbers are compared where they lie: two copies of a large model's largest weight would be much.
        Optional<ByteBuffer> mapped = head.mappedFloats();
        Optional<ByteBuffer> other = embedding.mappedFloats();
        if (mapped.isPresent() && other.isPresent()) {
            return !mapped.get().equals(other.get());
        }
        return !Arrays.equals(head.floats(), embedding.floats());
    }

    private static String shortName(String name) {
        String plain = name;
        for (String wrapper : List.of("_orig_mod.", "module.", "transformer.")) {
            plain = plain.startsWith(wrapper) ? plain.substring(wrapper.length()) : plain;
        }
        return plain;
    }
}
