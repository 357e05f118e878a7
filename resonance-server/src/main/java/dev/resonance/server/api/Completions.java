package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.EventStream;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code POST /v1/completions}: goes on with a text or with tokens, as they stand. Thread-safe. */
public final class Completions {
    private final ChatRunner runner;

    public Completions(ChatRunner runner) {
        this.runner = runner;
    }

    public Endpoint endpoint() {
        return Endpoint.at("/v1/completions").post(this::complete);
    }

    private void complete(ServerRequest request, ServerResponse response) {
        Resonance resonance = runner.assistant().ready();
        CompletionBody body = CompletionBody.read(runner.json(request), resonance, runner.limits());
        runner.tellIgnored(body.ignored(), response);
        CompletionHead head =
                CompletionHead.create("cmpl-", resonance.engine().model().name());
        List<CompletionJob> jobs = ChatRunner.startAll(body.requests(), one -> start(resonance, one));
        CompletionText text = new CompletionText(
                body, head, runner.assistant()::stopping, body.stream() ? EventStream.begin(response) : null);
        runner.follow(request, jobs, text);
        if (!body.stream()) {
            Answers.send(response, text.whole());
        }
    }

    private static CompletionJob start(Resonance resonance, GenerationRequest request) {
        try {
            return new CompletionJob(resonance.engine().generate(request));
        } catch (ContextLengthExceededException e) {
            throw ApiException.field("prompt", String.valueOf(e.getMessage()), "context_length_exceeded");
        }
    }
}
