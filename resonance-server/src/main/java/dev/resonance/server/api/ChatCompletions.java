package dev.resonance.server.api;

import dev.resonance.server.http.Answers;
import dev.resonance.server.http.Endpoint;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code POST /v1/chat/completions}: OpenAI's chat, blocking or streamed. Thread-safe. */
public final class ChatCompletions {
    private final ChatRunner runner;

    public ChatCompletions(ChatRunner runner) {
        this.runner = runner;
    }

    public Endpoint endpoint() {
        return Endpoint.at("/v1/chat/completions").post(this::complete);
    }

    private void complete(ServerRequest request, ServerResponse response) {
        ChatBody body = runner.read(request, response);
        CompletionHead head = CompletionHead.create(
                "chatcmpl-", runner.assistant().ready().engine().model().name());
        List<ReplyJob> jobs = runner.start(body);
        if (body.stream()) {
            runner.follow(
                    request,
                    jobs,
                    new ChatCompletionStream(
                            body,
                            head,
                            () -> ChatRunner.begin(response, jobs.getFirst()),
                            runner.assistant()::stopping));
            return;
        }
        FinishedReplies finished = new FinishedReplies();
        runner.follow(request, jobs, finished);
        ChatCompletion completion = ChatCompletion.of(
                head, finished.answers(), body.logprobs(), runner.assistant().stopping());
        ChatRunner.tellTrimmed(completion.trimmed(), response);
        response.header("openai-processing-ms", Long.toString(head.elapsed().toMillis()));
        Answers.send(response, completion);
    }
}
