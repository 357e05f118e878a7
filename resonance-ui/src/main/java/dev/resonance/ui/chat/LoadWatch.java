package dev.resonance.ui.chat;

import dev.resonance.engine.LoadProgress;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells one page now and then how far the loading of the model is, until it is there. Closing ends it. */
public final class LoadWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Thread thread;

    private LoadWatch(Thread thread) {
        this.thread = thread;
    }

    /** Calls back on a thread of its own, at once and then as long as the model loads. */
    public static LoadWatch of(Backend backend, Consumer<LoadProgress> page) {
        return new LoadWatch(Thread.ofVirtual().name("load-watch").start(() -> {
            try {
                while (backend.isLoading()) {
                    page.accept(backend.progress());
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the page left
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
