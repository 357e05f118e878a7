package dev.resonance.server.api;

import dev.resonance.reply.Reply;
import dev.resonance.server.http.ClientConnection;
import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Follows the replies to a request until all have ended, on the request's thread. If the client goes, or cannot be
 * written to, they are cancelled at once: nobody would read them. Immutable.
 */
final class ReplyFollower {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RunningReplies running;
    private final Duration heartbeat;

    ReplyFollower(RunningReplies running, Duration heartbeat) {
        this.running = running;
        this.heartbeat = heartbeat;
    }

    void follow(List<Reply> replies, ClientConnection connection, ReplyListener listener) {
        ReplyFeed feed = running.feed(replies);
        connection.watch();
        boolean ended = false;
        try {
            deliver(feed, replies.size(), connection, listener);
            ended = true;
        } finally {
            if (!ended) {
                replies.forEach(Reply::cancel);
            }
        }
    }

    private void deliver(ReplyFeed feed, int open, ClientConnection connection, ReplyListener listener) {
        int left = open;
        long lastEvent = System.nanoTime();
        while (left > 0) {
            if (connection.gone() || Thread.currentThread().isInterrupted()) {
                throw new CloseConnectionException("the client has gone");
            }
            Optional<ReplyFeed.Item> item = feed.next(LOOK_EVERY);
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
