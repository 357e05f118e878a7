package dev.resonance.ui.chat;

import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoice;
import dev.resonance.engine.ModelChoices;
import dev.resonance.error.ResonanceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Exchanges the model that all pages talk to, in the background, and tells them. Thread-safe. */
public final class ModelSwitch {
    private final Optional<ModelChoices> choices;
    private final Changes changes;
    private @Nullable LoadProgress loading;

    ModelSwitch(Optional<ModelChoices> choices, Changes changes) {
        this.choices = choices;
        this.changes = changes;
    }

    /** Whether there is a choice; the assistant may have one model for good. */
    public boolean canChoose() {
        return choices.isPresent();
    }

    /** The models that can be chosen; looked up on the disk. */
    public List<ModelChoice> list() {
        return choices.map(ModelChoices::list).orElse(List.of());
    }

    /**
     * Begins to load a model, unless one is being loaded. Pages hear of it now, and when it is over.
     *
     * @param onFailure told why it cannot be loaded, in one line, on another thread
     */
    public void choose(String name, Consumer<String> onFailure) {
        LoadProgress progress = new LoadProgress();
        synchronized (this) {
            if (loading != null || choices.isEmpty()) {
                return;
            }
            loading = progress;
        }
        changes.publishModel();
        ModelChoices models = choices.get();
        Thread.ofVirtual().name("model-switch").start(() -> load(models, name, progress, onFailure));
    }

    /** How far a model is that is being loaded; empty if none is. */
    public synchronized Optional<LoadProgress> loading() {
        return Optional.ofNullable(loading);
    }

    private void load(ModelChoices models, String name, LoadProgress progress, Consumer<String> onFailure) {
        try {
            models.use(name, progress);
        } catch (ResonanceException e) {
            onFailure.accept(Failures.line(e));
        } finally {
            synchronized (this) {
                loading = null;
            }
            changes.publishModel();
        }
    }
}
