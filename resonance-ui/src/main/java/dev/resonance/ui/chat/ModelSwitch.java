package dev.resonance.ui.chat;

import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoice;
import dev.resonance.engine.ModelChoices;
import dev.resonance.error.ResonanceException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exchanges the model that all pages talk to, in the background, and tells them. Thread-safe. */
public final class ModelSwitch {
    private final Optional<ModelChoices> choices;
    private final Changes changes;
    private @Nullable LoadProgress loading;
    private Optional<String> failure = Optional.empty();

    ModelSwitch(Optional<ModelChoices> choices, Changes changes) {
        this.choices = choices;
        this.changes = changes;
    }

    /** The models that can be chosen; none where the assistant has one for good. */
    public List<ModelChoice> list() {
        return choices.map(ModelChoices::list).orElse(List.of());
    }

    /** Begins to load a model, unless one is being loaded. Pages hear of it now, and when it is over. */
    public void choose(String name) {
        LoadProgress progress = new LoadProgress();
        synchronized (this) {
            if (loading != null || choices.isEmpty()) {
                return;
            }
            loading = progress;
            failure = Optional.empty();
        }
        changes.publishModel();
        ModelChoices models = choices.get();
        Thread.ofVirtual().name("model-switch").start(() -> end(load(models, name, progress)));
    }

    /** How far a model is that is being loaded; empty if none is. */
    public synchronized Optional<LoadProgress> loading() {
        return Optional.ofNullable(loading);
    }

    /** Why the last choice could not be loaded, if it could not: one line for the user. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    private static Optional<String> load(ModelChoices models, String name, LoadProgress progress) {
        try {
            models.use(name, progress);
            return Optional.empty();
        } catch (ResonanceException e) {
            return Optional.of(Failures.line(e));
        }
    }

    private void end(Optional<String> problem) {
        synchronized (this) {
            loading = null;
            failure = problem;
        }
        changes.publishModel();
    }
}
