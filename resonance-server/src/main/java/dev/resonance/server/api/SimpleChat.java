package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.Fields;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

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
        Fields body = Fields.of(Answers.read(request));
        String message = body.text("message")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Fields.wrong("message", "a string that is not empty"));
        refuseAttachments(body);
        Resonance resonance = runner.assistant().ready();
        ReplyOptions options = resonance
                .options()
                .withSearch(body.flag("web_search").orElse(false)
                        && resonance.options().search())
                .withTimeLimit(runner.limits().requestTime());
        Optional<String> conversation = body.text("conversation_id").filter(id -> !id.isEmpty());
        ReplyJob job = conversation
                .map(id -> start(resonance, id, message, options))
                .orElseGet(() -> startConversation(resonance, message, options));
        FinishedReplies finished = new FinishedReplies();
        runner.follow(request, List.of(job), finished);
        Message answer = finished.messages().getFirst();
        FinishReasons.openAi(answer, runner.assistant().stopping());
        Answers.send(response, new Answer(answer.conversationId(), ConversationEntry.MessageEntry.of(answer)));
    }

    private static ReplyJob start(Resonance resonance, String id, String message, ReplyOptions options) {
        return new ReplyJob(resonance.reply(ReplyRequest.in(id, message, options)));
    }

    /** A conversation whose first reply cannot be started leaves nothing behind. */
    private static ReplyJob startConversation(Resonance resonance, String message, ReplyOptions options) {
        ConversationStore store = resonance.store();
        String id = store.create("").id();
        try {
            return start(resonance, id, message, options);
        } catch (RuntimeException e) {
            store.delete(id);
            throw e;
        }
    }

    private static void refuseAttachments(Fields body) {
        boolean none = body.element("attachment_ids")
                .map(ids -> ids.isJsonArray() && ids.getAsJsonArray().isEmpty())
                .orElse(true);
        if (!none) {
            throw ApiException.field(
                    "attachment_ids", "Attachments are not supported by this version.", "attachments_not_supported");
        }
    }
}
