package dev.resonance.server.app;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.engine.LoadProgress;
import dev.resonance.server.config.Settings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A Resonance as the settings describe it. The database is opened at once, so that what is wrong with it is known at
 * once; the model loads in the background. Thread-safe. Whoever starts it closes it.
 */
public final class Application implements AutoCloseable {
    private final Settings settings;
    private final ConversationStore store;
    private final CompletableFuture<Resonance> resonance = new CompletableFuture<>();
    private final LoadProgress progress = new LoadProgress();

    private Application(Settings settings, ConversationStore store) {
        this.settings = settings;
        this.store = store;
    }

    /**
     * Opens the database and begins to load the model.
     *
     * @throws dev.resonance.conversation.StorageException if the database cannot be opened
     */
    public static Application start(Settings settings) {
        return start(settings, Parts.store(settings.storage()));
    }

    /** The same with a store that is not kept: for a chat nobody comes back to. */
    public static Application startInMemory(Settings settings) {
        return start(settings, Parts.memory());
    }

    /**
     * Opens the conversations alone, without a model; the caller closes them.
     *
     * @throws dev.resonance.conversation.StorageException if the database cannot be opened
     */
    public static ConversationStore openStore(Settings settings) {
        return Parts.store(settings.storage());
    }

    /**
     * Opens the database and closes it again.
     *
     * @throws dev.resonance.conversation.StorageException if it cannot be opened
     */
    public static void checkStore(Settings settings) {
        openStore(settings).close();
    }

    private static Application start(Settings settings, ConversationStore store) {
        Application application = new Application(settings, store);
        Thread.ofPlatform().name("resonance-load").daemon().start(application::load);
        return application;
    }

    public Settings settings() {
        return settings;
    }

    /** Complete when the model is loaded; fails with what {@link #await} throws. */
    public CompletableFuture<Resonance> resonance() {
        return resonance;
    }

    /** How far the model is loaded; stays at nothing where another server has it. */
    public LoadProgress progress() {
        return progress;
    }

    /**
     * Waits for the model.
     *
     * @throws dev.resonance.model.ModelLoadException if it cannot be loaded
     */
    public Resonance await() {
        try {
            return resonance.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void load() {
        try {
            resonance.complete(Parts.resonance(settings, store, progress));
        } catch (RuntimeException | Error e) {
            resonance.completeExceptionally(e);
        }
    }

    /** Waits until the model is loaded or has failed to, then closes all parts. */
    @Override
    public void close() {
        resonance
                .handle((loaded, failure) -> loaded)
                .thenAccept(loaded -> {
                    if (loaded == null) {
                        store.close();
                    } else {
                        loaded.close();
                    }
                })
                .join();
    }
}
