package dev.resonance.model;

import java.util.Optional;

/** A model with a LoRA adapter to be merged into its weights. All files are the base model's. */
record AdaptedModel(ModelSource base, ModelSource adapter) implements ModelSource {
    @Override
    public String name() {
        return base.name() + "+" + adapter.name();
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        return base.file(fileName);
    }

    @Override
    public String place() {
        return base.place();
    }
}
