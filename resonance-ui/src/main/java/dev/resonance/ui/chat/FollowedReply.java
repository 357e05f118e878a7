package dev.resonance.ui.chat;

import dev.resonance.reply.Reply;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reply that a page follows, at most one. Leaving it does not stop it. Used on the page's own thread only. */
final class FollowedReply {
    private final ChatScreen screen;
    private @Nullable Reply reply;
    private @Nullable ReplyWatch watch;

    FollowedReply(ChatScreen screen) {
        this.screen = screen;
    }

    /** Calls back on the page's own thread with each state, until the reply is over or left. */
    void follow(Reply running, Consumer<ReplySnapshot> onChange) {
        leave();
        reply = running;
        watch = ReplyWatch.of(
                running,
                snapshot -> screen.later(() -> {
                    if (running == reply) {
                        onChange.accept(snapshot);
                    }
                }));
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
