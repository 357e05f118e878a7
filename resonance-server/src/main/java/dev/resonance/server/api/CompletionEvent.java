package dev.resonance.server.api;

import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.TokenScore;
import dev.resonance.error.ResonanceException;
import java.util.List;

/** What happens to a plain completion; the last one is an {@link Ended} or a {@link Failed}. */
sealed interface CompletionEvent {
    /** It waits for its turn, or its prompt is being read. */
    record Waiting(boolean queued) implements CompletionEvent {}

    /** More of it: whole characters, never empty. */
    record Text(String text, List<TokenScore> tokens) implements CompletionEvent {}

    record Ended(GenerationEvent.Finished finished) implements CompletionEvent {}

    record Failed(ResonanceException cause) implements CompletionEvent {}
}
