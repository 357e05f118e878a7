package dev.resonance.server.api;

import dev.resonance.conversation.Message;
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
        if (body.stream()) {
            runner.follow(
                    request,
                    runner.start(body),
                    new ChatCompletionStream(
                            body, head, () -> runner.begin(request, response), runner.assistant()::stopping));
            return;
        }
        FinishedReplies finished = new FinishedReplies();
        runner.follow(request, runner.start(body), finished);
        List<Message> messages = finished.messages();
        ChatCompletion completion =
                ChatCompletion.of(head, messages, runner.assistant().stopping());
        if (completion.trimmed() > 0) {
            response.header("x-resonance-trimmed", Integer.toString(completion.trimmed()));
        }
        Answers.send(response, completion);
    }
}
