package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What all pages share: the assistant, which may still be loading, and the news about conversations. Thread-safe. It
 * owns nothing; whoever gave the assistant closes it.
 */
public final class Backend {
    private final CompletableFuture<Resonance> resonance;
    private final Supplier<LoadState> progress;
    private final Changes changes = new Changes();

    /** An assistant that is there, or will be; a failed future is shown to the user with its message. */
    public Backend(CompletableFuture<Resonance> resonance) {
        this(resonance, () -> LoadState.UNKNOWN);
    }

    /** The same, with somebody who knows how far its model is loaded; asked on any thread. */
    public Backend(CompletableFuture<Resonance> resonance, Supplier<LoadState> progress) {
        this.resonance = resonance;
        this.progress = progress;
    }

    /** Whether it is not known yet if there will be a model. */
    public boolean isLoading() {
        return !resonance.isDone();
    }

    /** How far the model is loaded. */
    public LoadState loadState() {
        return progress.get();
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
