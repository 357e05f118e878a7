package dev.resonance.remote;

import com.google.gson.JsonObject;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.TokenUsage;
import dev.resonance.engine.spi.EventQueue;
import dev.resonance.error.ResonanceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One generation on the other server. A thread of its own reads the stream; whoever ends it first, that thread, a
 * cancel or the clock, has the last event.
 */
final class RemoteGeneration implements Generation {
    private static final Duration HEAD = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private final Optional<Duration> timeLimit;
    private final int promptTokens;
    private final int contextLength;
    private final Consumer<RemoteGeneration> onEnd;
    private final long begun = System.nanoTime();
    private final EventQueue events = new EventQueue();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Boolean> admitted = new CompletableFuture<>();
    private volatile CompletableFuture<HttpResponse<InputStream>> head = new CompletableFuture<>();
    private volatile @Nullable InputStream body;
    private volatile long lastByte = begun;
    private volatile long firstToken;
    private final AtomicInteger pieces = new AtomicInteger();

    RemoteGeneration(
            Optional<Duration> timeLimit, int promptTokens, int contextLength, Consumer<RemoteGeneration> onEnd) {
        this.timeLimit = timeLimit;
        this.promptTokens = promptTokens;
        this.contextLength = contextLength;
        this.onEnd = onEnd;
    }

    /** Sends the request; throws what the server says at once. */
    void begin(ModelServer server, String path, JsonObject json) {
        head = server.stream(path, json);
        Thread.ofVirtual().name("remote-reply").start(() -> read(server));
        try {
            admitted.get(HEAD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ResonanceException known ? known : server.unreachable(e);
        } catch (TimeoutException e) {
            return; // next() tells
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
    }

    @Override
    public GenerationEvent next() {
        return events.next(this::endWhereOverdue, this::cancel);
    }

    @Override
    public void cancel() {
        stop(FinishReason.CANCELLED);
    }

    /** Any bytes, comments too, show that the server is there. */
    void alive() {
        lastByte = System.nanoTime();
    }

    void say(GenerationEvent event) {
        if (event instanceof GenerationEvent.Text) {
            if (pieces.getAndIncrement() == 0) {
                firstToken = System.nanoTime() - begun;
            }
        }
        events.add(event);
    }

    /** By the server's own last words. */
    void end(FinishReason reason, TokenUsage usage) {
        finish(reason, usage);
    }

    private void read(ModelServer server) {
        try {
            HttpResponse<InputStream> response = head.join();
            body = response.body();
            if (response.statusCode() != 200) {
                throw RemoteErrors.of(
                        server.place(),
                        response.statusCode(),
                        ModelServer.errorBody(response.body()),
                        response.headers());
            }
            admitted.complete(true);
            new AnswerStream(this, promptTokens, server.place()).read(response.body());
        } catch (RemoteErrors.TooLongException e) {
            fail(new ContextLengthExceededException(contextLength, promptTokens));
        } catch (ResonanceException e) {
            fail(e);
        } catch (CompletionException | CancellationException | IOException e) {
            fail(
                    admitted.isDone()
                            ? new GenerationFailedException("the connection to the model server broke", e)
                            : server.unreachable(e));
        } catch (RuntimeException e) {
            fail(new GenerationFailedException(
                    "the model server " + server.place() + " does not speak OpenAI's API", e));
        } finally {
            closeBody();
        }
    }

    private void fail(ResonanceException failure) {
        admitted.completeExceptionally(failure);
        endWith(() -> events.fail(failure));
    }

    private void stop(FinishReason reason) {
        finish(reason, new TokenUsage(promptTokens, 0, pieces.get()));
        admitted.complete(true);
        head.cancel(true);
        closeBody();
    }

    private void finish(FinishReason reason, TokenUsage usage) {
        endWith(() -> events.add(new GenerationEvent.Finished(reason, usage, Duration.ofNanos(firstToken), elapsed())));
    }

    private void endWith(Runnable lastEvent) {
        if (ended.compareAndSet(false, true)) {
            lastEvent.run();
            onEnd.accept(this);
        }
    }

    private void closeBody() {
        InputStream open = body;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                return; // it is as closed as it can be
            }
        }
    }

    private void endWhereOverdue() {
        if (timeLimit.filter(limit -> elapsed().compareTo(limit) > 0).isPresent()) {
            stop(FinishReason.TIME_LIMIT);
        } else if (System.nanoTime() - lastByte > LONGEST_SILENCE.toNanos()) {
            fail(new GenerationFailedException("the model server fell silent", null));
            closeBody();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
