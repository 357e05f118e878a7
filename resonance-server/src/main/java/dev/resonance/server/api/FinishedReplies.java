package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.server.http.Failures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Waits for whole answers. One thread. */
final class FinishedReplies implements EventListener<ReplyEvent> {
    private final Map<Integer, Message> messages = new TreeMap<>();

    @Override
    public void event(int choice, ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Done done -> messages.put(choice, done.message());
            case ReplyEvent.Failed failed -> throw Failures.of(failed.cause());
            case ReplyEvent.Text ignored -> {}
            case ReplyEvent.StageReached ignored -> {}
            case ReplyEvent.SourcesFound ignored -> {}
        }
    }

    @Override
    public void silence() {}

    /** The answers, in the order of their choice. */
    List<Message> messages() {
        return List.copyOf(messages.values());
    }
}
