package dev.resonance.model;

import com.google.gson.JsonElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The tensors of a Hugging Face model directory by their names without the {@code transformer.} prefix:
 * {@code model.safetensors}, or shards with {@code model.safetensors.index.json}.
 */
public final class Checkpoint {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final String place;
    private final Map<String, StoredTensor> tensors;

    private Checkpoint(String place, Map<String, StoredTensor> tensors) {
        this.place = place;
        this.tensors = tensors;
    }

    /**
     * Reads the directory of tensors, not yet their numbers.
     *
     * @throws ModelLoadException if the files are missing or damaged
     */
    public static Checkpoint open(ModelSource model) {
        Map<String, StoredTensor> tensors = new HashMap<>();
        for (ModelFile file : files(model)) {
            Safetensors.tensors(file).forEach((name, tensor) -> tensors.put(shortName(name), tensor));
        }
        return new Checkpoint(model.place(), tensors);
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
    public StoredTensor tensor(String name, Integer... shape) {
        StoredTensor tensor = tensors.get(name);
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

    private static List<ModelFile> files(ModelSource model) {
        return model.file(SINGLE)
                .map(List::of)
                .orElseGet(() -> JsonFile.optional(model, INDEX)
                        .map(index -> shards(model, index))
                        .orElseThrow(() -> new ModelLoadException("the model " + model.place() + " has no " + SINGLE
                                + ": is it a Hugging Face model directory, and complete?")));
    }

    private static List<ModelFile> shards(ModelSource model, JsonFile index) {
        JsonElement map = index.object().get("weight_map");
        if (map == null || !map.isJsonObject()) {
            throw index.invalid("weight_map", "missing", "an object of tensor names and file names");
        }
        TreeSet<String> names = new TreeSet<>();
        for (JsonElement name : map.getAsJsonObject().asMap().values()) {
            if (!name.isJsonPrimitive()) {
                throw index.invalid("weight_map", name, "an object of tensor names and file names");
            }
            names.add(name.getAsString());
        }
        return names.stream()
                .map(name -> model.file(name)
                        .orElseThrow(() -> new ModelLoadException(
                                "the model " + model.place() + " lacks its part " + name + ": fetch it again")))
                .toList();
    }

    private static String shortName(String name) {
        return name.startsWith("transformer.") ? name.substring("transformer.".length()) : name;
    }
}
