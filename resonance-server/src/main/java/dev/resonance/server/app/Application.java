package dev.resonance.server.app;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoices;
import dev.resonance.engine.SwitchableEngine;
import dev.resonance.server.config.Settings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A Resonance as the settings describe it. The database is opened at once, so that what is wrong with it is known at
 * once; the model loads in the background. Thread-safe. Whoever starts it closes it.
 */
public final class Application implements AutoCloseable {
    private final Settings settings;
    private final ConversationStore store;
    private final CompletableFuture<SwitchableEngine> engine;
    private final Thread loading;
    private final CompletableFuture<Resonance> resonance = new CompletableFuture<>();
    private final LoadProgress progress;
    private final ModelChoices models;

    private Application(
            Settings settings,
            ConversationStore store,
            CompletableFuture<SwitchableEngine> engine,
            Thread loading,
            LoadProgress progress) {
        this.settings = settings;
        this.store = store;
        this.engine = engine;
        this.loading = loading;
        this.models = new InstalledModels(settings.model(), engine);
        this.progress = progress;
    }

    /**
     * Begins to load the model and opens the database.
     *
     * @throws dev.resonance.conversation.StorageException if the database cannot be opened; thrown when the model is
     *     loaded and closed again
     */
    public static Application start(Settings settings) {
        return start(settings, () -> Parts.store(settings.storage()));
    }

    /** The same with a store that is not kept: for a chat nobody comes back to. */
    public static Application startInMemory(Settings settings) {
        return start(settings, Parts::memory);
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

    private static Application start(Settings settings, Supplier<ConversationStore> store) {
        LoadProgress progress = new LoadProgress();
        CompletableFuture<SwitchableEngine> engine = new CompletableFuture<>();
        // The model first, since it takes longest.
        Thread loading =
                inBackground("resonance-load", engine, () -> new SwitchableEngine(Parts.engine(settings, progress)));
        try {
            Application application = new Application(settings, store.get(), engine, loading, progress);
            Thread unused = inBackground("resonance-parts", application.resonance, application::assemble);
            return application;
        } catch (RuntimeException | Error e) {
            closeWhenLoaded(engine);
            throw e;
        }
    }

    private static <T> Thread inBackground(String threadName, CompletableFuture<T> result, Supplier<T> work) {
        return Thread.ofPlatform().name(threadName).daemon().start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
    }

    private static void closeWhenLoaded(CompletableFuture<? extends ChatEngine> engine) {
        engine.handle((loaded, failure) -> Optional.ofNullable(loaded)).join().ifPresent(ChatEngine::close);
    }

    private Resonance assemble() {
        Resonance.Builder parts = Parts.aroundEngine(settings, store);
        return parts.engine(joined(engine)).build();
    }

    /** What it is completed with, and what it failed with. */
    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
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

    /** The models that may take the place of the one that is loaded. */
    public ModelChoices models() {
        return models;
    }

    /**
     * Waits for the model.
     *
     * @throws dev.resonance.model.ModelLoadException if it cannot be loaded
     */
    public Resonance await() {
        return joined(resonance);
    }

    /** Closes all parts. A model that is being loaded is waited for, but not another server that has it. */
    @Override
    public void close() {
        if (settings.model().remote().isPresent()) {
            loading.interrupt();
        }
        Optional<Resonance> whole = resonance
                .handle((loaded, failure) -> Optional.ofNullable(loaded))
                .join();
        if (whole.isPresent()) {
            whole.get().close();
        } else {
            closeWhenLoaded(engine);
            store.close();
        }
    }
}
