package dev.resonance.engine;

import java.time.Duration;
import java.util.List;

/** What happens to a generation, in this order: queued, started, text many times, finished. */
public sealed interface GenerationEvent {
    /** It waits for a place in the batch; {@code place} 1 is next. Sent only where there is a wait. */
    record Queued(int place) implements GenerationEvent {}

    /** It has a place: the prompt is being read. */
    record Started(int promptTokens) implements GenerationEvent {}

    /**
     * More of the answer: whole characters only, never empty. One token may give none, several give one.
     *
     * @param tokens those whose first character is in this text, in order; empty unless the request asks for logprobs
     */
    record Text(String text, List<TokenScore> tokens) implements GenerationEvent {
        public Text {
            tokens = List.copyOf(tokens);
        }

        /** Text whose tokens nobody asked for. */
        public Text(String text) {
            this(text, List.of());
        }
    }

    /**
     * The end.
     *
     * @param timeToFirstToken from the request to the first new token; zero where there was none
     * @param elapsed from the request to the end
     */
    record Finished(FinishReason reason, TokenUsage usage, Duration timeToFirstToken, Duration elapsed)
            implements GenerationEvent {}
}
