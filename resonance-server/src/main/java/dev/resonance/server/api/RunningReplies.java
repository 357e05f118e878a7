package dev.resonance.server.api;

import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyStage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The replies that were asked for through this server and have not ended. Thread-safe. */
final class RunningReplies {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Set<Reply> running = ConcurrentHashMap.newKeySet();
    private final Set<Reply> queued = ConcurrentHashMap.newKeySet();

    /** Counts the replies until they end, and collects their events for one reader. */
    ReplyFeed feed(List<Reply> replies) {
        running.addAll(replies);
        ReplyFeed feed = new ReplyFeed();
        for (int index = 0; index < replies.size(); index++) {
            int choice = index;
            Reply reply = replies.get(index);
            Thread.ofVirtual().name("feed-" + reply.messageId()).start(() -> pump(reply, choice, feed));
        }
        return feed;
    }

    /** How many are being made or wait. */
    int active() {
        return running.size();
    }

    /** How many of them wait for their turn. */
    int queued() {
        return queued.size();
    }

    /** Waits for all to end, at most this long; whether they did. */
    boolean ended(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!running.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return running.isEmpty();
            }
        }
        return running.isEmpty();
    }

    void cancel() {
        running.forEach(Reply::cancel);
    }

    private void pump(Reply reply, int choice, ReplyFeed feed) {
        try {
            reply.forEach(event -> {
                count(reply, event);
                feed.add(choice, event);
            });
        } finally {
            queued.remove(reply);
            running.remove(reply);
        }
    }

    private void count(Reply reply, ReplyEvent event) {
        if (event instanceof ReplyEvent.StageReached stage && stage.stage() == ReplyStage.QUEUED) {
            queued.add(reply);
        } else {
            queued.remove(reply);
        }
    }
}
