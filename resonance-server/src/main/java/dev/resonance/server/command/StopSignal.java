package dev.resonance.server.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a program that is told to end (Ctrl-C, SIGTERM) close what it opened: the process waits for that, half a minute
 * at most. Thread-safe.
 */
public final class StopSignal implements AutoCloseable {
    private static final long LONGEST_STOP_SECONDS = 30;

    private final CountDownLatch signal = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private StopSignal() {}

    /** Listens for the process's end from now on. */
    static StopSignal listen() {
        StopSignal stop = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::stopAndWait, "resonance-stop"));
        return stop;
    }

    /** Waits until the process is told to end. */
    public void await() {
        try {
            signal.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void stopAndWait() {
        signal.countDown();
        try {
            if (!closed.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("resonance: stopped without waiting any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
