package dev.resonance.ui.chat;

import dev.resonance.reply.Reply;
import org.jspecify.annotations.Nullable;

/** The reply that a page follows, at most one. Leaving it does not stop it. Used on the page's own thread only. */
final class FollowedReply {
    private final ChatScreen screen;
    private @Nullable Reply reply;
    private @Nullable ReplyWatch watch;

    FollowedReply(ChatScreen screen) {
        this.screen = screen;
    }

    /** Shows each of its states until it is over or left; {@code onEnd} is called when it is over. */
    void follow(Reply running, Runnable onEnd) {
        leave();
        reply = running;
        screen.showBusy(true);
        watch = ReplyWatch.of(
                running,
                snapshot -> screen.later(() -> {
                    if (running == reply) {
                        show(snapshot, onEnd);
                    }
                }));
    }

    private void show(ReplySnapshot snapshot, Runnable onEnd) {
        screen.showReply(snapshot);
        if (snapshot.isOver()) {
            leave();
            screen.showBusy(false);
            onEnd.run();
        }
    }

    boolean isAnother(Reply running) {
        return running != reply;
    }

    boolean isThere() {
        return reply != null;
    }

    /** Stops the reply itself. */
    void cancel() {
        if (reply != null) {
            reply.cancel();
        }
    }

    void leave() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        reply = null;
    }
}
