package dev.resonance.server;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.TokenUsage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** An engine whose queue is full, or has a place but never moves. */
final class BusyEngine implements ChatEngine {
    private final boolean hasPlace;
    private final String name;

    BusyEngine(boolean hasPlace) {
        this(hasPlace, "busy");
    }

    BusyEngine(boolean hasPlace, String name) {
        this.hasPlace = hasPlace;
        this.name = name;
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo(name, 0, 100, "none", "none");
    }

    @Override
    public int countTokens(Prompt prompt) {
        return 1;
    }

    @Override
    public Generation generate(GenerationRequest request) {
        if (!hasPlace) {
            throw new EngineBusyException(64, Duration.ofSeconds(3));
        }
        return new Waiting();
    }

    @Override
    public void close() {}

    private static final class Waiting implements Generation {
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private boolean queued;

        @Override
        public GenerationEvent next() {
            if (!queued) {
                queued = true;
                return new GenerationEvent.Queued(1);
            }
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new GenerationEvent.Finished(FinishReason.CANCELLED, TokenUsage.NONE, Duration.ZERO, Duration.ZERO);
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }
}
