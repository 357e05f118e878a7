package dev.resonance.ui.chat;

import dev.resonance.engine.LoadProgress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tells one page now and then how far the loading of the model is, until it is there. Closing ends it, without
 * interrupting its thread, which may be running what other threads want of the same page.
 */
public final class LoadWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private volatile boolean closed;

    private LoadWatch() {}

    /** Calls back on a thread of its own, at once and then as long as the model loads. */
    public static LoadWatch of(Backend backend, Consumer<LoadProgress> page) {
        LoadWatch watch = new LoadWatch();
        Thread.ofVirtual().name("load-watch").start(() -> watch.tell(backend, page));
        return watch;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void tell(Backend backend, Consumer<LoadProgress> page) {
        try {
            while (!closed && backend.isLoading()) {
                page.accept(backend.progress());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
