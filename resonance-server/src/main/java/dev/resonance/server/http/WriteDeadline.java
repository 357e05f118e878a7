package dev.resonance.server.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off clients that do not read: a socket's write waits for them without end. One thread for all streams; whoever
 * creates it closes it. Thread-safe.
 */
public final class WriteDeadline implements AutoCloseable {
    /** A write that may throw what writing throws. */
    @FunctionalInterface
    interface Write {
        void run() throws IOException;
    }

    private final Duration limit;
    private final ScheduledThreadPoolExecutor clock;

    /** Gives each write this long. */
    public WriteDeadline(Duration limit) {
        this.limit = limit;
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("resonance-write-deadline").factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Runs the write on this thread; if it takes too long, the connection is cut and the write fails. */
    void within(ClientConnection connection, Write write) throws IOException {
        Future<?> cut = clock.schedule(connection::cut, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            write.run();
        } finally {
            cut.cancel(false);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
