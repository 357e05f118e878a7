package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Failures;
import dev.resonance.server.metrics.ServerMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The assistant the endpoints serve, which may still be loading, or about to stop. Thread-safe. */
public final class Assistant {
    private final CompletableFuture<Resonance> resonance;
    private final ServerMetrics metrics = new ServerMetrics();
    private final RunningJobs jobs = new RunningJobs(new JobMetrics(metrics));
    private volatile boolean stopping;

    /** Serves what the future will hold. Whoever made it closes it. */
    public Assistant(CompletableFuture<Resonance> resonance) {
        this.resonance = resonance;
        metrics.gauge("resonance_replies_active", "Replies that run or wait", jobs::active);
        metrics.gauge("resonance_replies_queued", "Replies that wait for their turn", jobs::queued);
    }

    /**
     * The assistant, ready to answer.
     *
     * @throws ApiException with status 503 if it still loads, could not be loaded, or stops
     */
    Resonance ready() {
        if (stopping) {
            throw Failures.shuttingDown();
        }
        return loaded().orElseThrow(() ->
                ApiException.unavailable("The model is still loading. Try again in a moment.", "model_loading"));
    }

    /** The assistant, if it is loaded. */
    Optional<Resonance> loaded() {
        return resonance.isDone() && !resonance.isCompletedExceptionally()
                ? Optional.of(resonance.join())
                : Optional.empty();
    }

    /** What is counted. */
    public ServerMetrics metrics() {
        return metrics;
    }

    boolean stopping() {
        return stopping;
    }

    RunningJobs jobs() {
        return jobs;
    }

    /** Takes no more requests, lets the replies that run go on for {@code grace}, then cancels what is left of them. */
    public void stop(Duration grace) {
        stopping = true;
        if (!jobs.ended(grace)) {
            jobs.cancel();
            jobs.ended(Duration.ofSeconds(2));
        }
    }
}
