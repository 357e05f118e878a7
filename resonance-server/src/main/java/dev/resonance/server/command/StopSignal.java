package dev.resonance.server.command;

import dev.resonance.server.config.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Lets a program that is told to end (Ctrl-C, SIGTERM) close what it opened: the process waits for that. Thread-safe. */
public final class StopSignal implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final CompletableFuture<Void> signal = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration longest;

    private StopSignal(Duration longest) {
        this.longest = longest;
    }

    /** For a server, which lets replies go on for a while before it closes. */
    static StopSignal listen(Settings settings) {
        return listen(settings.http().limits().shutdownGrace().plus(CLOSING));
    }

    /** Listens for the process's end from now on, and then puts it off no longer than that. */
    static StopSignal listen(Duration longest) {
        StopSignal stop = new StopSignal(longest);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::stopAndWait, "resonance-stop"));
        return stop;
    }

    /** Waits until the process is told to end. */
    public void await() {
        signal.join();
    }

    /** Waits for something, but no longer than until the process is told to end; throws what it failed with. */
    public <T> Optional<T> await(CompletableFuture<T> something) {
        try {
            return Optional.ofNullable(something
                    .applyToEither(signal.thenApply(ended -> null), Function.identity())
                    .join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void stopAndWait() {
        signal.complete(null);
        try {
            if (!closed.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("resonance: stopped without waiting any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
