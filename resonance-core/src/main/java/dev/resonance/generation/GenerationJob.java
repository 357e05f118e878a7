package dev.resonance.generation;

import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.TokenUsage;
import dev.resonance.engine.spi.EventQueue;
import dev.resonance.error.ResonanceException;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.generation.LanguageModel.Sequence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    private final EventQueue events = new EventQueue();

    private volatile boolean cancelled;

    // The scheduler's thread alone sees what follows.
    private final PromptLookup lookup = new PromptLookup();
    private int[] tokens;
    private int tokenCount;
    private int[] guess = new int[0];
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
        return events.next(() -> {}, this::cancel);
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

    /**
     * What the model is to read next.
     *
     * @param most how many tokens of the prompt at the most
     * @param mostGuessed how many guessed tokens may come behind the last one, to be checked in the same step
     */
    Feed next(int most, int mostGuessed) {
        int read = sequence().length();
        if (tokenCount - read > most) {
            guess = new int[0];
            return new Feed(sequence(), Arrays.copyOfRange(tokens, read, read + most), 0);
        }
        int room = Math.min(contextLength, promptTokens + request.maxNewTokens()) - tokenCount - 1;
        guess = lookup.guess(tokens, tokenCount, Math.min(mostGuessed, room));
        int[] unread = Arrays.copyOfRange(tokens, read, tokenCount + guess.length);
        System.arraycopy(guess, 0, unread, tokenCount - read, guess.length);
        return new Feed(sequence(), unread, 1 + guess.length);
    }

    boolean readsPrompt() {
        return tokenCount - sequence().length() > 1;
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

    /**
     * Takes the next tokens from the logits of the last feed: one, and one more for each guess that turns out right. The
     * same tokens as without any guess, since each is chosen from the logits behind the tokens chosen before.
     *
     * @return why the answer ended, or null
     */
    @Nullable
    FinishReason advance(List<float[]> logits, EndTokens endTokens) {
        if (logits.isEmpty()) {
            return null;
        }
        int known = tokenCount;
        FinishReason end = choose(logits.getFirst(), endTokens);
        int right = 0;
        while (end == null && right < guess.length && guess[right] == tokens[known + right]) {
            end = choose(logits.get(++right), endTokens);
        }
        lookup.checked(guess.length, right);
        sequence().truncate(Math.min(sequence().length(), tokenCount - 1));
        return end;
    }

    private @Nullable FinishReason choose(float[] logits, EndTokens endTokens) {
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
        events.fail(
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
}
