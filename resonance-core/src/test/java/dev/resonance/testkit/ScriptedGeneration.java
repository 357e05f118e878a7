package dev.resonance.testkit;

import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.TokenUsage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One generation of a {@link ScriptedEngine}. */
final class ScriptedGeneration implements Generation {
    private final ScriptedEngine engine;
    private final GenerationRequest request;
    private final int promptTokens;
    private final Supplier<List<String>> script;
    private final Duration pause;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable Iterator<String> pieces;
    private int made;
    private boolean ended;

    ScriptedGeneration(
            ScriptedEngine engine,
            GenerationRequest request,
            int promptTokens,
            Supplier<List<String>> script,
            Duration pause) {
        this.engine = engine;
        this.request = request;
        this.promptTokens = promptTokens;
        this.script = script;
        this.pause = pause;
    }

    @Override
    public GenerationEvent next() {
        if (ended) {
            throw new IllegalStateException("the generation has ended");
        }
        Iterator<String> left = pieces;
        if (left == null) {
            try {
                pieces = script.get().iterator();
            } catch (RuntimeException e) {
                end();
                throw new GenerationFailedException("the script failed", e);
            }
            return new GenerationEvent.Started(promptTokens);
        }
        if (cancelledWithin(pause)) {
            return finished(FinishReason.CANCELLED);
        }
        if (made >= request.maxNewTokens()) {
            return finished(FinishReason.LENGTH);
        }
        if (!left.hasNext()) {
            return finished(FinishReason.STOP);
        }
        made++;
        engine.tokenMade();
        return new GenerationEvent.Text(left.next());
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    private boolean cancelledWithin(Duration time) {
        try {
            return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private GenerationEvent finished(FinishReason reason) {
        end();
        return new GenerationEvent.Finished(
                reason, new TokenUsage(promptTokens, 0, made), pause, pause.multipliedBy(made));
    }

    private void end() {
        ended = true;
        engine.ended();
    }
}
