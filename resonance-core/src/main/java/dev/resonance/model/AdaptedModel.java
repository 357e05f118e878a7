package dev.resonance.model;

import java.util.Optional;

/**
 * A model with a LoRA adapter to be merged into its weights. Files are the base model's, but for the tokenizer's settings
 * where the adapter has its own: it was taught by the chat template in them.
 */
record AdaptedModel(ModelSource base, ModelSource adapter) implements ModelSource {
    private static final String TOKENIZER_SETTINGS = "tokenizer_config.json";

    @Override
    public String name() {
        return base.name() + "+" + adapter.name();
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        return fileName.equals(TOKENIZER_SETTINGS)
                ? adapter.file(fileName).or(() -> base.file(fileName))
                : base.file(fileName);
    }

    @Override
    public String place() {
        return base.place();
    }
}
