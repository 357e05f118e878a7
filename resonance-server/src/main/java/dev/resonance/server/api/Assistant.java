package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Failures;
import dev.resonance.server.http.OpenRequests;
import dev.resonance.server.metrics.ServerMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The assistant the endpoints serve, which may still be loading, or about to stop. Thread-safe. */
public final class Assistant {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final CompletableFuture<Resonance> resonance;
    private final LoadProgress progress;
    private final OpenRequests requests = new OpenRequests();
    private final ServerMetrics metrics = new ServerMetrics();
    private final RunningJobs jobs = new RunningJobs(new JobMetrics(metrics));
    private volatile boolean stopping;

    /**
     * Serves what the future will hold. Whoever made it closes it.
     *
     * @param progress of its model, until it is there
     */
    public Assistant(CompletableFuture<Resonance> resonance, LoadProgress progress) {
        this.resonance = resonance;
        this.progress = progress;
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
        return loaded().orElseThrow(() -> failed()
                ? ApiException.unavailable("The model could not be loaded; the server's log says why.", "model_failed")
                : ApiException.unavailable("The model is still loading. Try again in a moment.", "model_loading"));
    }

    /** The assistant, if it is loaded. */
    Optional<Resonance> loaded() {
        return resonance.isDone() && !resonance.isCompletedExceptionally()
                ? Optional.of(resonance.join())
                : Optional.empty();
    }

    /** How far its model is loaded. */
    LoadProgress progress() {
        return progress;
    }

    /** Whether its model cannot be loaded, so that waiting is of no use. */
    boolean failed() {
        return resonance.isCompletedExceptionally();
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

    /** What is being answered, of whatever kind. */
    public OpenRequests requests() {
        return requests;
    }

    /**
     * Takes no more requests, lets the replies that run go on for {@code grace}, then cancels what is left of them.
     * Waits for the answers, not for the replies alone: the last event of a reply is still to be written when it ends.
     * And cancels again and again, since a reply may just be starting.
     */
    public void stop(Duration grace) {
        stopping = true;
        if (!requests.ended(grace, () -> {})) {
            requests.ended(LAST_WORDS, jobs::cancel);
        }
    }
}
