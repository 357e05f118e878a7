package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.Fields;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /chat}: one message, one whole answer, kept in a conversation. Thread-safe. */
public final class SimpleChat {
    private record Answer(String conversationId, ConversationEntry.MessageEntry message) {}

    private final ChatRunner runner;

    public SimpleChat(ChatRunner runner) {
        this.runner = runner;
    }

    public Endpoint endpoint() {
        return Endpoint.at("/chat").post(this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        Fields body = Fields.of(runner.json(request));
        String message = body.text("message")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Fields.wrong("message", "a string that is not empty"));
        List<String> attachments = AttachmentIds.read(body);
        Resonance resonance = runner.assistant().ready();
        AttachmentIds.check(resonance.store().attachments(), attachments);
        ReplyOptions options = resonance
                .options()
                .withSearch(body.flag("web_search").orElse(false)
                        && resonance.options().search())
                .withTimeLimit(runner.limits().requestTime());
        Optional<String> conversation = body.text("conversation_id").filter(id -> !id.isEmpty());
        runner.tellIgnored(body.unknown(), response);
        Function<String, ReplyJob> start = id -> {
            AttachmentIds.assign(resonance.store().attachments(), attachments, id);
            return new ReplyJob(resonance.reply(ReplyRequest.in(id, message, options)));
        };
        ReplyJob job = conversation.map(start).orElseGet(() -> runner.inNewSession(!attachments.isEmpty(), start));
        FinishedReplies finished = new FinishedReplies();
        runner.follow(request, List.of(job), finished);
        Message answer = finished.answers().getFirst().message();
        FinishReasons.openAi(answer, runner.assistant().stopping());
        Answers.send(response, new Answer(answer.conversationId(), ConversationEntry.MessageEntry.of(answer)));
    }
}
