package dev.resonance.model;

import dev.resonance.hub.HubCache;
import dev.resonance.hub.HubModelId;
import dev.resonance.hub.HubOptions;
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
     * Or a model's folder in the cache of the Hugging Face hub, {@code models--ORG--NAME}.
     *
     * @throws ModelLoadException if there is no such directory or file
     */
    public static ModelSource path(Path place) {
        if (Files.isRegularFile(place)) {
            return CheckpointModel.at(place);
        }
        return HubCache.at(place)
                .filter(cache -> !Files.exists(place.resolve("config.json")))
                .map(cache -> DirectoryModel.pulled(cache, HubCache.MAIN))
                .orElseGet(() -> DirectoryModel.at(place));
    }

    /**
     * A model of the Hugging Face hub that has been pulled already, by {@code ./resonance pull ORG/NAME}, by
     * {@link dev.resonance.hub.HuggingFaceHub#pull} or by the hub's own client. Never asks the network: a program that
     * wants that says so by pulling.
     *
     * @param name such as {@code openai-community/gpt2}
     * @throws ModelLoadException if it is not in the cache that {@code HF_HOME} names
     * @throws dev.resonance.error.InvalidValueException if it is no name of a model
     */
    public static ModelSource huggingFace(String name) {
        return huggingFace(name, HubCache.MAIN);
    }

    /**
     * The same in a certain version.
     *
     * @param revision a branch, a tag or a commit, as it was pulled
     */
    public static ModelSource huggingFace(String name, String revision) {
        HubCache cache = HubCache.of(HubModelId.of(name), HubOptions.fromEnvironment());
        return DirectoryModel.pulled(cache, revision);
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
