package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoices;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What all pages share: the assistant, which may still be loading, and the news about conversations. Thread-safe. It
 * owns nothing; whoever gave the assistant closes it.
 */
public final class Backend {
    private final CompletableFuture<Resonance> resonance;
    private final LoadProgress progress;
    private final Changes changes;
    private final ModelSwitch models;

    /** An assistant that is there, or will be; a failed future is shown to the user with its message. */
    public Backend(CompletableFuture<Resonance> resonance) {
        this(resonance, new LoadProgress(), Optional.empty());
    }

    /** The same, with what tells how far its model is loaded, and with the models that can take its place. */
    public Backend(CompletableFuture<Resonance> resonance, LoadProgress progress, Optional<ModelChoices> choices) {
        this.resonance = resonance;
        this.progress = progress;
        this.changes = new Changes();
        this.models = new ModelSwitch(choices, changes);
    }

    private Backend(CompletableFuture<Resonance> resonance, Backend shared) {
        this.resonance = resonance;
        this.progress = shared.progress;
        this.changes = shared.changes;
        this.models = shared.models;
    }

    /** The same for one of several users, who sees only what is that user's. */
    public Backend ownedBy(String user) {
        return new Backend(resonance.thenApply(all -> all.ownedBy(user)), this);
    }

    /** Whether a model is being loaded: the first, or one that takes its place. */
    public boolean isLoading() {
        return !resonance.isDone() || models.loading().isPresent();
    }

    /** How far the model is loaded. */
    public LoadProgress progress() {
        return models.loading().orElse(progress);
    }

    /** The models that can take the place of the one that is loaded. */
    public ModelSwitch models() {
        return models;
    }

    /** The assistant, once its model is loaded. */
    public Optional<Resonance> resonance() {
        return resonance.isDone() && !resonance.isCompletedExceptionally()
                ? Optional.of(resonance.join())
                : Optional.empty();
    }

    /** Why the model could not be loaded, if it could not: one line for the user. */
    public Optional<String> failure() {
        return resonance.isCompletedExceptionally()
                ? Optional.of(Failures.line(resonance.exceptionNow()))
                : Optional.empty();
    }

    /** Runs {@code action} when the model is loaded or has failed to; at once, on this thread, if that is so already. */
    public void whenSettled(Runnable action) {
        CompletableFuture<Resonance> unused = resonance.whenComplete((ignored, failure) -> action.run());
    }

    /** News about conversations. */
    public Changes changes() {
        return changes;
    }
}
