package dev.resonance.server.api;

import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.TokenScore;
import dev.resonance.engine.TokenUsage;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.EventStream;
import dev.resonance.server.http.Failures;
import dev.resonance.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes plain completions in OpenAI's older form, streamed or collected. One thread. */
final class CompletionText implements EventListener<CompletionEvent> {
    private record Choice(
            int index,
            String text,
            @Nullable LegacyLogprobs logprobs,
            @Nullable String finishReason) {}

    private record Completion(
            String id,
            String object,
            long created,
            String model,
            String systemFingerprint,
            List<Choice> choices,
            @Nullable Usage usage) {}

    private final CompletionBody body;
    private final CompletionHead head;
    private final BooleanSupplier stopping;
    private final @Nullable EventStream stream;
    private final List<StringBuilder> texts = new ArrayList<>();
    private final List<List<TokenScore>> tokens = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<TokenUsage> usages = new ArrayList<>();
    private int left;
    private boolean failed;

    /** @param stream where to write; {@code null} to collect */
    CompletionText(CompletionBody body, CompletionHead head, BooleanSupplier stopping, @Nullable EventStream stream) {
        this.body = body;
        this.head = head;
        this.stopping = stopping;
        this.stream = stream;
        this.left = body.requests().size();
        for (int choice = 0; choice < left; choice++) {
            texts.add(new StringBuilder());
            tokens.add(new ArrayList<>());
            reasons.add("");
            usages.add(TokenUsage.NONE);
        }
    }

    @Override
    public void event(int choice, CompletionEvent event) {
        switch (event) {
            case CompletionEvent.Text text -> text(choice, text);
            case CompletionEvent.Ended ended -> end(choice, ended.finished());
            case CompletionEvent.Failed failure -> fail(Failures.of(failure.cause()));
            case CompletionEvent.Waiting ignored -> {}
        }
    }

    @Override
    public void silence() {
        if (stream != null && !failed) {
            stream.heartbeat();
        }
    }

    /** All choices, when all have ended. */
    Object whole() {
        List<Choice> choices = new ArrayList<>();
        for (int choice = 0; choice < texts.size(); choice++) {
            choices.add(new Choice(
                    choice,
                    texts.get(choice).toString(),
                    LegacyLogprobs.of(tokens.get(choice), 0, body.logprobs()),
                    reasons.get(choice)));
        }
        return completion(choices, Usage.ofTokens(usages, body.choices()));
    }

    private void text(int choice, CompletionEvent.Text piece) {
        if (stream == null) {
            tokens.get(choice).addAll(piece.tokens());
        } else if (!failed) {
            int offset = texts.get(choice).length();
            LegacyLogprobs logprobs = LegacyLogprobs.of(piece.tokens(), offset, body.logprobs());
            stream.data(Json.line(completion(List.of(new Choice(choice, piece.text(), logprobs, null)), null)));
        }
        texts.get(choice).append(piece.text());
    }

    private void end(int choice, GenerationEvent.Finished finished) {
        String reason;
        try {
            reason = FinishReasons.openAi(finished.reason(), stopping.getAsBoolean());
        } catch (ApiException cutOff) {
            fail(cutOff);
            return;
        }
        reasons.set(choice, reason);
        usages.set(choice, finished.usage());
        left--;
        if (stream != null && !failed) {
            stream.data(Json.line(completion(List.of(new Choice(choice, "", null, reason)), null)));
            if (left == 0) {
                finish(stream);
            }
        }
    }

    private void finish(EventStream events) {
        if (body.includeUsage()) {
            events.data(Json.line(completion(List.of(), Usage.ofTokens(usages, body.choices()))));
        }
        events.data("[DONE]");
        events.close();
    }

    @Override
    public void fail(ApiException failure) {
        if (stream == null) {
            throw failure;
        }
        if (!failed) {
            failed = true;
            stream.event("error", Json.line(failure.error().body()));
            stream.close();
        }
    }

    private Completion completion(List<Choice> choices, @Nullable Usage usage) {
        return new Completion(
                head.id(), "text_completion", head.created(), head.model(), head.systemFingerprint(), choices, usage);
    }
}
