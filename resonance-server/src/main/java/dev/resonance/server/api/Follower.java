package dev.resonance.server.api;

import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.http.ClientConnection;
import dev.resonance.server.http.Failures;
import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the jobs of a request until all have ended, on the request's thread. If the client goes, or cannot be written
 * to, they are cancelled at once: nobody would read them. Immutable.
 */
final class Follower {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RunningJobs running;
    private final HttpLimits limits;

    Follower(RunningJobs running, HttpLimits limits) {
        this.running = running;
        this.limits = limits;
    }

    <E> void follow(List<? extends Job<E>> jobs, ClientConnection connection, EventListener<E> listener) {
        EventFeed<E> feed = running.feed(jobs);
        connection.watch();
        boolean ended = false;
        try {
            ended = deliver(feed, jobs, connection, listener);
        } finally {
            if (!ended) {
                jobs.forEach(Job::cancel);
            }
        }
    }

    /** Whether all jobs have ended by themselves. */
    private <E> boolean deliver(
            EventFeed<E> feed, List<? extends Job<E>> jobs, ClientConnection connection, EventListener<E> listener) {
        int left = jobs.size();
        Map<Integer, Long> waitingSince = new HashMap<>();
        long lastEvent = System.nanoTime();
        while (left > 0) {
            if (connection.gone() || Thread.currentThread().isInterrupted()) {
                throw new CloseConnectionException("the client has gone");
            }
            Optional<EventFeed.Item<E>> item = feed.next(LOOK_EVERY);
            if (item.isPresent()) {
                left -= item.get().last() ? 1 : 0;
                int choice = item.get().choice();
                if (jobs.get(choice).isQueued(item.get().event())) {
                    waitingSince.putIfAbsent(choice, System.nanoTime());
                } else {
                    waitingSince.remove(choice);
                }
                listener.event(item.get().choice(), item.get().event());
                lastEvent = System.nanoTime();
            } else if (waitingSince.values().stream().anyMatch(this::tooLongAgo)) {
                listener.fail(Failures.queueTimedOut());
                return false;
            } else if (System.nanoTime() - lastEvent > limits.heartbeat().toNanos()) {
                listener.silence();
                lastEvent = System.nanoTime();
            }
        }
        return true;
    }

    private boolean tooLongAgo(long nanos) {
        return System.nanoTime() - nanos > limits.queueTime().toNanos();
    }
}
