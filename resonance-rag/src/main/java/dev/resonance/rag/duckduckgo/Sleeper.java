package dev.resonance.rag.duckduckgo;

import java.time.Duration;

/** Waits, so that tests need not. */
interface Sleeper {
    /**
     * Returns after {@code duration}.
     *
     * @throws InterruptedException if the thread was interrupted before or meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;
}
