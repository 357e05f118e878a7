package dev.resonance.server.api;

import dev.resonance.server.http.ClientConnection;
import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Follows the jobs of a request until all have ended, on the request's thread. If the client goes, or cannot be written
 * to, they are cancelled at once: nobody would read them. Immutable.
 */
final class Follower {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RunningJobs running;
    private final Duration heartbeat;

    Follower(RunningJobs running, Duration heartbeat) {
        this.running = running;
        this.heartbeat = heartbeat;
    }

    <E> void follow(List<? extends Job<E>> jobs, ClientConnection connection, EventListener<E> listener) {
        EventFeed<E> feed = running.feed(jobs);
        connection.watch();
        boolean ended = false;
        try {
            deliver(feed, jobs.size(), connection, listener);
            ended = true;
        } finally {
            if (!ended) {
                jobs.forEach(Job::cancel);
            }
        }
    }

    private <E> void deliver(EventFeed<E> feed, int jobs, ClientConnection connection, EventListener<E> listener) {
        int left = jobs;
        long lastEvent = System.nanoTime();
        while (left > 0) {
            if (connection.gone() || Thread.currentThread().isInterrupted()) {
                throw new CloseConnectionException("the client has gone");
            }
            Optional<EventFeed.Item<E>> item = feed.next(LOOK_EVERY);
            if (item.isPresent()) {
                left -= item.get().last() ? 1 : 0;
                listener.event(item.get().choice(), item.get().event());
                lastEvent = System.nanoTime();
            } else if (System.nanoTime() - lastEvent > heartbeat.toNanos()) {
                listener.silence();
                lastEvent = System.nanoTime();
            }
        }
    }
}
