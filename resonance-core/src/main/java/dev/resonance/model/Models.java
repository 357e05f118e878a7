package dev.resonance.model;

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
     * A Hugging Face directory: {@code config.json}, {@code model.safetensors} (or shards with their index) and
     * {@code tokenizer.json}.
     *
     * @throws ModelLoadException if there is no such directory
     */
    public static ModelSource path(Path directory) {
        return DirectoryModel.at(directory);
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
