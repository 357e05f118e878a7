package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.EventStream;
import dev.resonance.server.http.Failures;
import dev.resonance.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Streams the replies to a request as OpenAI does: for each choice its role, its text, its end; then the tokens, if
 * wanted, and {@code [DONE]}. A failure before the first event is an exception, a later one an {@code error} event
 * without a {@code [DONE]} after it. One thread.
 */
final class ChatCompletionStream implements EventListener<ReplyEvent> {
    private final Supplier<EventStream> begin;
    private final CompletionChunk chunks;
    private final boolean includeUsage;
    private final BooleanSupplier stopping;
    private final Admission admission = new Admission();
    private final List<Message> finished = new ArrayList<>();
    private final int choices;
    private @Nullable EventStream events;
    private boolean failed;

    ChatCompletionStream(ChatBody body, CompletionHead head, Supplier<EventStream> begin, BooleanSupplier stopping) {
        this.begin = begin;
        this.chunks = new CompletionChunk(head, body.includeUsage(), body.logprobs());
        this.includeUsage = body.includeUsage();
        this.choices = body.choices();
        this.stopping = stopping;
    }

    @Override
    public void event(int choice, ReplyEvent event) {
        if (failed) {
            return;
        }
        if (event instanceof ReplyEvent.Failed failure) {
            fail(Failures.of(failure.cause()));
        } else if (admission.after(event)) {
            write(begun(), choice, event);
        }
    }

    @Override
    public void silence() {
        if (!failed) {
            begun().heartbeat();
        }
    }

    private void write(EventStream stream, int choice, ReplyEvent event) {
        if (event instanceof ReplyEvent.Text text) {
            stream.data(chunks.text(choice, text.text(), text.tokens()));
        } else if (event instanceof ReplyEvent.Done done) {
            finish(stream, choice, done.message());
        }
    }

    private void finish(EventStream stream, int choice, Message message) {
        String reason;
        try {
            reason = FinishReasons.openAi(message, stopping.getAsBoolean());
        } catch (ApiException cutOff) {
            fail(cutOff);
            return;
        }
        stream.data(chunks.finish(choice, message, reason));
        finished.add(message);
        if (finished.size() == choices) {
            if (includeUsage) {
                stream.data(chunks.usage(finished));
            }
            stream.data("[DONE]");
            stream.close();
        }
    }

    @Override
    public void fail(ApiException failure) {
        EventStream stream = events;
        if (stream == null) {
            throw failure;
        }
        failed = true;
        stream.event("error", Json.line(failure.error().body()));
        stream.close();
    }

    private EventStream begun() {
        EventStream stream = events;
        if (stream == null) {
            stream = begin.get();
            events = stream;
            for (int choice = 0; choice < choices; choice++) {
                stream.data(chunks.role(choice));
            }
        }
        return stream;
    }
}
