package dev.resonance.testkit;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.TokenScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All events of a generation, taken to the end. */
public record Answer(List<GenerationEvent> events) {
    public Answer {
        events = List.copyOf(events);
    }

    /** Runs a request and waits for its end. */
    public static Answer of(ChatEngine engine, GenerationRequest request) {
        try (Generation generation = engine.generate(request)) {
            return rest(generation);
        }
    }

    /** Takes what is left of a generation. */
    public static Answer rest(Generation generation) {
        List<GenerationEvent> events = new ArrayList<>();
        do {
            events.add(generation.next());
        } while (!(events.getLast() instanceof GenerationEvent.Finished));
        return new Answer(events);
    }

    /** The texts, one for each event. */
    public List<String> pieces() {
        return events.stream()
                .filter(GenerationEvent.Text.class::isInstance)
                .map(event -> ((GenerationEvent.Text) event).text())
                .toList();
    }

    /** The whole text. */
    public String text() {
        return pieces().stream().collect(Collectors.joining());
    }

    /** The tokens, where the request asks for logprobs. */
    public List<TokenScore> tokens() {
        return events.stream()
                .filter(GenerationEvent.Text.class::isInstance)
                .flatMap(event -> ((GenerationEvent.Text) event).tokens().stream())
                .toList();
    }

    public GenerationEvent.Finished finished() {
        return (GenerationEvent.Finished) events.getLast();
    }
}
