package dev.resonance.model;

import java.nio.file.Files;
import java.nio.file.Path;

/** The models that can be loaded. */
public final class Models {
    private Models() {}

    /**
     * The small chat model that ships as the artifact {@code resonance-nano}: 3.5 million parameters, 448 tokens of
     * window.
     *
     * @throws ModelLoadException if that artifact is not on the class path
     */
    public static ModelSource nano() {
        return ResourceModel.onClassPath("resonance-nano", "/dev/resonance/nano/");
    }

    /**
     * A Hugging Face directory: {@code config.json}, {@code tokenizer.json}, and {@code model.safetensors} (or shards
     * with their index) or {@code pytorch_model.bin}. Or a checkpoint by itself, with the other two beside it: a
     * {@code .safetensors}, {@code .bin} or {@code .pth} file, also a state dict of the GPT-2 that is built from scratch
     * in "Build a Large Language Model" (Raschka).
     *
     * @throws ModelLoadException if there is no such directory or file
     */
    public static ModelSource path(Path place) {
        return Files.isRegularFile(place) ? CheckpointModel.at(place) : DirectoryModel.at(place);
    }

    /**
     * A model with a LoRA adapter merged into its weights, from a directory as PEFT writes it:
     * {@code adapter_config.json}, {@code adapter_model.safetensors}.
     *
     * @throws ModelLoadException if there is no such directory
     */
    public static ModelSource withAdapter(ModelSource base, Path adapter) {
        return new AdaptedModel(base, DirectoryModel.at(adapter));
    }

    /**
     * A GPT-2 with random weights, for benchmarks.
     *
     * @param shape {@code 124M}, {@code 355M}, {@code 774M} or {@code 1558M}
     * @param seed the same seed gives the same weights
     * @throws ModelLoadException if there is no such shape
     */
    public static ModelSource random(String shape, long seed) {
        return RandomModel.of(shape, seed);
    }
}
