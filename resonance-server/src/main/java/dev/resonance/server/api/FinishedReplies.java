package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.engine.TokenScore;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Failures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Waits for whole answers. One thread. */
final class FinishedReplies implements EventListener<ReplyEvent> {
    /** One of them; without tokens where nobody asked for them. */
    record Answer(Message message, List<TokenScore> tokens) {}

    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Map<Integer, List<TokenScore>> tokens = new HashMap<>();

    @Override
    public void event(int choice, ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Done done ->
                answers.put(choice, new Answer(done.message(), tokens.getOrDefault(choice, List.of())));
            case ReplyEvent.Failed failed -> throw Failures.of(failed.cause());
            case ReplyEvent.Text text ->
                tokens.computeIfAbsent(choice, number -> new ArrayList<>()).addAll(text.tokens());
            case ReplyEvent.StageReached ignored -> {}
            case ReplyEvent.SourcesFound ignored -> {}
        }
    }

    @Override
    public void silence() {}

    @Override
    public void fail(ApiException failure) {
        throw failure;
    }

    /** The answers, in the order of their choice. */
    List<Answer> answers() {
        return List.copyOf(answers.values());
    }
}
