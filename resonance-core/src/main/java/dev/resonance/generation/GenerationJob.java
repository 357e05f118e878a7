package dev.resonance.generation;

import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.TokenUsage;
import dev.resonance.error.ResonanceException;
import dev.resonance.generation.LanguageModel.Sequence;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One generation: its tokens so far, and the queue of events towards whoever waits for them. The scheduler's thread
 * works on it; the caller's thread takes events out. What a job can queue is bounded by the model's window.
 */
final class GenerationJob implements Generation {
    private final GenerationRequest request;
    private final int promptTokens;
    private final int contextLength;
    private final Sampler sampler;
    private final AnswerText text;
    private final LogitAdjustments adjustments;
    private final long submitted = System.nanoTime();
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    private volatile boolean cancelled;
    private boolean lastTaken;

    // The scheduler's thread alone sees what follows.
    private int[] tokens;
    private int tokenCount;
    private int cachedTokens;
    private long firstTokenNanos;
    private @Nullable Sequence sequence;

    GenerationJob(GenerationRequest request, int[] prompt, int contextLength, Sampler sampler, AnswerText text) {
        this.request = request;
        this.promptTokens = prompt.length;
        this.contextLength = contextLength;
        this.tokens = prompt;
        this.tokenCount = prompt.length;
        this.sampler = sampler;
        this.text = text;
        this.adjustments = new LogitAdjustments(request.sampling(), prompt.length);
    }

    @Override
    public GenerationEvent next() {
        if (lastTaken) {
            throw new IllegalStateException("the generation has ended: its last event was taken");
        }
        Object event = take();
        lastTaken = !(event instanceof GenerationEvent) || event instanceof GenerationEvent.Finished;
        return switch (event) {
            case GenerationEvent happened -> happened;
            case ResonanceException failure -> throw failure;
            default -> throw new IllegalStateException("not an event: " + event);
        };
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    void queuedAt(int place) {
        events.add(new GenerationEvent.Queued(place));
    }

    /** The job has a place in the batch and continues this sequence, of which some tokens are known already. */
    void start(Sequence continued) {
        sequence = continued;
        cachedTokens = continued.length();
        events.add(new GenerationEvent.Started(promptTokens));
    }

    Sequence sequence() {
        if (sequence == null) {
            throw new IllegalStateException("the job has not started");
        }
        return sequence;
    }

    /** The prompt and the answer so far. */
    int[] tokens() {
        return Arrays.copyOf(tokens, tokenCount);
    }

    /** The next tokens for the model to read, at most so many. */
    int[] unread(int most) {
        int read = sequence().length();
        return Arrays.copyOfRange(tokens, read, Math.min(tokenCount, read + most));
    }

    boolean readsPrompt() {
        return tokenCount - sequence().length() > 1;
    }

    /** Whether the model has read all there is, so that its logits tell the next token. */
    boolean allRead() {
        return sequence().length() == tokenCount;
    }

    /** Why the job must end before the next step; null if it may go on. */
    @Nullable
    FinishReason mustEnd() {
        if (cancelled) {
            return FinishReason.CANCELLED;
        }
        // Compared as durations: a long limit has more nanoseconds than a long holds.
        boolean late = request.timeLimit()
                .filter(limit -> elapsed().compareTo(limit) > 0)
                .isPresent();
        return late ? FinishReason.TIME_LIMIT : null;
    }

    /** Takes the next token from logits; tells why the answer ended with it, or null. */
    @Nullable
    FinishReason advance(float[] logits, EndTokens endTokens) {
        float[] own = text.own(logits);
        adjustments.apply(logits, tokens, tokenCount);
        int token = sampler.sample(logits, tokens, tokenCount);
        if (!Float.isFinite(logits[token])) {
            throw new ArithmeticException("the model gave no finite logits");
        }
        if (firstTokenNanos == 0) {
            firstTokenNanos = System.nanoTime() - submitted;
        }
        if (tokenCount == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.min(contextLength, 2 * tokens.length + 16));
        }
        tokens[tokenCount++] = token;
        if (endTokens.contains(token)) {
            return FinishReason.STOP;
        }
        say(text.accept(token, own));
        if (text.stopped()) {
            return FinishReason.STOP;
        }
        boolean full = tokenCount - promptTokens >= request.maxNewTokens() || tokenCount >= contextLength;
        return full ? FinishReason.LENGTH : null;
    }

    void finish(FinishReason reason) {
        say(text.end());
        events.add(new GenerationEvent.Finished(
                reason,
                new TokenUsage(promptTokens, cachedTokens, tokenCount - promptTokens),
                Duration.ofNanos(firstTokenNanos),
                elapsed()));
    }

    void fail(Throwable cause) {
        events.add(
                cause instanceof ResonanceException known
                        ? known
                        : new GenerationFailedException("the model could not go on with this answer: " + cause, cause));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - submitted);
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            events.add(new GenerationEvent.Text(piece, text.takeTokens()));
        }
    }

    /** An interrupt cancels, and then what the scheduler has to say about it is waited for all the same. */
    private Object take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return events.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
