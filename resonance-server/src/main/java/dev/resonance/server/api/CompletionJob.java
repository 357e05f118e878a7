package dev.resonance.server.api;

import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.error.ResonanceException;
import java.util.function.Consumer;

/** A generation as a job, for prompts that are no chat. */
record CompletionJob(Generation generation) implements Job<CompletionEvent> {
    @Override
    public void forEach(Consumer<CompletionEvent> listener) {
        try (generation) {
            CompletionEvent event = next();
            while (!isLast(event)) {
                listener.accept(event);
                event = next();
            }
            listener.accept(event);
        }
    }

    @Override
    public void cancel() {
        generation.cancel();
    }

    @Override
    public boolean isQueued(CompletionEvent event) {
        return event instanceof CompletionEvent.Waiting waiting && waiting.queued();
    }

    @Override
    public boolean isLast(CompletionEvent event) {
        return event instanceof CompletionEvent.Ended || event instanceof CompletionEvent.Failed;
    }

    private CompletionEvent next() {
        try {
            return switch (generation.next()) {
                case GenerationEvent.Queued ignored -> new CompletionEvent.Waiting(true);
                case GenerationEvent.Started ignored -> new CompletionEvent.Waiting(false);
                case GenerationEvent.Text text -> new CompletionEvent.Text(text.text(), text.tokens());
                case GenerationEvent.Finished finished -> new CompletionEvent.Ended(finished);
            };
        } catch (ResonanceException e) {
            return new CompletionEvent.Failed(e);
        }
    }
}
