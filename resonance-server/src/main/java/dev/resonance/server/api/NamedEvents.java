package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyStage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.EventStream;
import dev.resonance.server.http.Failures;
import dev.resonance.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Streams a reply as {@code status}, {@code sources}, {@code token} and {@code done} or {@code error} events. One
 * thread.
 */
final class NamedEvents implements EventListener<ReplyEvent> {
    private record Sources(String outcome, String query, List<SourceEntry> sources) {}

    private record Done(String finishReason, String sessionId, String messageId, Usage usage, int trimmed) {}

    private final Supplier<EventStream> begin;
    private final Admission admission = new Admission();
    private final List<ReplyEvent> waiting = new ArrayList<>();
    private @Nullable EventStream events;
    private @Nullable ReplyStage stage;

    NamedEvents(Supplier<EventStream> begin) {
        this.begin = begin;
    }

    @Override
    public void event(int choice, ReplyEvent event) {
        boolean searching = event instanceof ReplyEvent.StageReached reached && reached.stage() == ReplyStage.SEARCHING;
        boolean admitted = admission.after(event);
        if (event instanceof ReplyEvent.Failed failed && events == null) {
            throw Failures.of(failed.cause());
        }
        waiting.add(event);
        if (events != null || admitted || searching) {
            writeWaiting();
        }
    }

    @Override
    public void silence() {
        writeWaiting();
        begun().heartbeat();
    }

    @Override
    public void fail(ApiException failure) {
        EventStream stream = events;
        if (stream == null) {
            throw failure;
        }
        stream.event("error", Json.line(failure.error().body()));
        stream.close();
    }

    private void writeWaiting() {
        EventStream stream = begun();
        waiting.forEach(event -> write(stream, event));
        waiting.clear();
    }

    private void write(EventStream stream, ReplyEvent event) {
        switch (event) {
            case ReplyEvent.StageReached reached -> status(stream, reached.stage());
            case ReplyEvent.SourcesFound found ->
                stream.event(
                        "sources",
                        Json.line(new Sources(
                                word(SearchOutcome.of(found.outcome())),
                                query(found.outcome()),
                                SourceEntry.of(found.sources()))));
            case ReplyEvent.Text text -> stream.event("token", "{\"text\":" + Json.line(text.text()) + "}");
            case ReplyEvent.Done done -> {
                stream.event("done", Json.line(done(done.message())));
                stream.close();
            }
            case ReplyEvent.Failed failed -> {
                stream.event(
                        "error", Json.line(Failures.of(failed.cause()).error().body()));
                stream.close();
            }
        }
    }

    private void status(EventStream stream, ReplyStage reached) {
        if (reached != stage) {
            stage = reached;
            stream.event("status", Json.line(Map.of("stage", word(reached))));
        }
    }

    private static Done done(Message message) {
        return new Done(
                FinishReasons.word(message),
                message.conversationId(),
                message.id(),
                Usage.of(message),
                ChatCompletion.trimmed(message));
    }

    private static String query(RetrievalOutcome outcome) {
        return switch (outcome) {
            case RetrievalOutcome.Results results -> results.query();
            case RetrievalOutcome.Partial partial -> partial.query();
            case RetrievalOutcome.NoResults none -> none.query();
            case RetrievalOutcome.Skipped ignored -> "";
            case RetrievalOutcome.Blocked blocked -> blocked.query();
            case RetrievalOutcome.Failed failed -> failed.query();
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private EventStream begun() {
        EventStream stream = events;
        if (stream == null) {
            stream = begin.get();
            events = stream;
        }
        return stream;
    }
}
