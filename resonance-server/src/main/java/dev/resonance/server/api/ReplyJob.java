package dev.resonance.server.api;

import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyStage;
import java.util.function.Consumer;

/** A reply as a job. */
record ReplyJob(Reply reply) implements Job<ReplyEvent> {
    @Override
    public void forEach(Consumer<ReplyEvent> listener) {
        reply.forEach(listener);
    }

    @Override
    public void cancel() {
        reply.cancel();
    }

    @Override
    public void interrupt() {
        reply.interrupt();
    }

    @Override
    public boolean isQueued(ReplyEvent event) {
        return event instanceof ReplyEvent.StageReached reached && reached.stage() == ReplyStage.QUEUED;
    }

    @Override
    public boolean isLast(ReplyEvent event) {
        return event instanceof ReplyEvent.Done || event instanceof ReplyEvent.Failed;
    }
}
