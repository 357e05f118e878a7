package dev.resonance.testkit;

import java.util.concurrent.Semaphore;

/** Lets a thread through step by step; opened, it lets all through. For the tests' fakes. */
public final class Gate implements Runnable {
    private final Semaphore permits = new Semaphore(0);

    /** Waits for its turn. */
    @Override
    public void run() {
        permits.acquireUninterruptibly();
    }

    /** Lets so many more through. */
    public void let(int count) {
        permits.release(count);
    }

    /** Lets everybody through from now on. */
    public void open() {
        permits.release(1 << 29);
    }

    /** Whether somebody waits. */
    public boolean waitedFor() {
        return permits.hasQueuedThreads();
    }
}
