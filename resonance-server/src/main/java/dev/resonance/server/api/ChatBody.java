package dev.resonance.server.api;

import com.google.gson.JsonObject;
import dev.resonance.Resonance;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The body of a chat request, checked.
 *
 * @param choices how many answers are wanted, 1 or more
 * @param includeUsage whether a stream tells the tokens at its end
 * @param sessionId the conversation the turn belongs to; absent: nothing is stored
 * @param attachments the files that the conversation gets with this turn
 * @param ignored the names of fields that mean nothing here
 */
record ChatBody(
        List<ChatMessage> messages,
        ReplyOptions options,
        int choices,
        boolean stream,
        boolean includeUsage,
        Optional<String> sessionId,
        List<String> attachments,
        Set<String> ignored) {

    /** @throws ApiException with status 400, or 404 for an unknown model */
    static ChatBody read(JsonObject json, Resonance resonance, HttpLimits limits) {
        Fields body = Fields.of(json);
        ServedModel.check(body, resonance);
        List<ChatMessage> messages = MessageFields.read(body);
        UnsupportedFields.check(body);
        boolean stream = body.flag("stream").orElse(false);
        Optional<String> session = body.text("session_id").filter(id -> !id.isEmpty());
        int choices = (int) body.whole("n", 1, limits.maxChoices()).orElse(1);
        if (session.isPresent()) {
            checkStored(messages, choices);
        }
        return new ChatBody(
                messages,
                options(body, messages, resonance.options()).withTimeLimit(limits.requestTime()),
                choices,
                stream,
                StreamOptions.includeUsage(body, stream),
                session,
                AttachmentIds.read(body),
                body.unknown());
    }

    /** The replies to ask for: one for each choice, with seeds that differ. */
    List<ReplyRequest> requests() {
        List<ReplyRequest> requests = new ArrayList<>();
        for (int choice = 0; choice < choices; choice++) {
            requests.add(new ReplyRequest(
                    sessionId, messages, options.withSampling(CompletionBody.seeded(options.sampling(), choice))));
        }
        return requests;
    }

    boolean logprobs() {
        return options.logprobs().isPresent();
    }

    ChatBody inSession(String id) {
        return new ChatBody(messages, options, choices, stream, includeUsage, Optional.of(id), attachments, ignored);
    }

    private static ReplyOptions options(Fields body, List<ChatMessage> messages, ReplyOptions defaults) {
        ReplyOptions options = SamplingFields.read(body, defaults)
                .withSearch(body.flag("web_search").orElse(false) && defaults.search())
                .withTrim(!truncation(body).equals("disabled"));
        OptionalInt logprobs = LogprobFields.chat(body);
        ReplyOptions told = logprobs.isPresent() ? options.withLogprobs(logprobs.getAsInt()) : options;
        // A system message of the request takes the place of the server's own.
        return messages.stream().anyMatch(message -> message.role() == Role.SYSTEM) ? told.withoutSystemPrompt() : told;
    }

    private static String truncation(Fields body) {
        String truncation = body.text("truncation").orElse("auto");
        if (!Set.of("auto", "disabled").contains(truncation)) {
            throw Fields.wrong("truncation", "auto or disabled");
        }
        return truncation;
    }

    private static void checkStored(List<ChatMessage> messages, int choices) {
        if (choices != 1) {
            throw Fields.wrong("n", "1 in a session");
        }
        if (messages.getLast().role() != Role.USER) {
            throw Fields.wrong("messages", "a list that ends with a message of the user, in a session");
        }
    }
}
