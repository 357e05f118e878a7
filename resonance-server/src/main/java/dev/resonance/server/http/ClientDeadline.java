package dev.resonance.server.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off clients that do not read, or do not go on with what they send: a socket waits for them without end. One thread
 * for all connections; whoever creates it closes it. Thread-safe.
 */
public final class ClientDeadline implements AutoCloseable {
    /** Waiting for a client. */
    @FunctionalInterface
    interface Wait {
        /** It did what was waited for. */
        void end();
    }

    private final Duration write;
    private final Duration read;
    private final ScheduledThreadPoolExecutor clock;

    /**
     * @param write how long a client may take to read a piece of an answer
     * @param read how long it may be silent, within a request or between two
     */
    public ClientDeadline(Duration write, Duration read) {
        this.write = write;
        this.read = read;
        this.clock = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("resonance-client-deadline").factory());
        clock.setRemoveOnCancelPolicy(true);
        // What is written after the end has no deadline.
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Before something is written; {@code cut}, which makes it fail, is called if it takes too long. */
    Wait untilRead(Runnable cut) {
        return start(cut, write);
    }

    /** Before something is read; {@code cut}, which makes it fail, is called if it takes too long. */
    Wait untilSent(Runnable cut) {
        return start(cut, read);
    }

    private Wait start(Runnable cut, Duration limit) {
        Future<?> late = clock.schedule(cut, limit.toMillis(), TimeUnit.MILLISECONDS);
        return () -> late.cancel(false);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
