package dev.resonance.server.api;

import com.google.gson.JsonObject;
import dev.resonance.conversation.Message;
import dev.resonance.engine.TokenScore;
import dev.resonance.server.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the chunks of a streamed chat completion, each one line of JSON. What all chunks share is written once, since
 * there is one chunk for nearly every token.
 */
final class CompletionChunk {
    private record Head(String id, String object, long created, String model, String systemFingerprint) {}

    private final String head;
    private final String tail;
    private final boolean logprobs;

    /** @param includeUsage whether the client asked for the tokens, so that every chunk has the key */
    CompletionChunk(CompletionHead head, boolean includeUsage, boolean logprobs) {
        String shared = Json.line(
                new Head(head.id(), "chat.completion.chunk", head.created(), head.model(), head.systemFingerprint()));
        this.head = shared.substring(0, shared.length() - 1) + ",\"choices\":[";
        this.tail = includeUsage ? "],\"usage\":null}" : "]}";
        this.logprobs = logprobs;
    }

    /** The first chunk of a choice: who speaks. */
    String role(int choice) {
        return head + choice(choice, "{\"role\":\"assistant\",\"content\":\"\"}", "null", null) + tail;
    }

    String text(int choice, String text, List<TokenScore> tokens) {
        TokenEntry.@Nullable Logprobs told = TokenEntry.of(tokens, logprobs);
        String delta = "{\"content\":" + Json.line(text) + "}";
        return head + choice(choice, delta, told == null ? "null" : Json.line(told), null) + tail;
    }

    /** The last chunk of a choice, with what Resonance adds: where it is stored and what was left out. */
    String finish(int choice, Message message, String finishReason) {
        JsonObject more = new JsonObject();
        more.addProperty("trimmed", ChatCompletion.trimmed(message));
        more.add("sources", Json.tree(SourceEntry.of(message)));
        if (!message.conversationId().isEmpty()) {
            more.addProperty("session_id", message.conversationId());
            more.addProperty("message_id", message.id());
        }
        String chunk = head + choice(choice, "{}", "null", finishReason) + tail;
        return chunk.substring(0, chunk.length() - 1) + "," + Json.line(more).substring(1);
    }

    /** The chunk after all choices, without any: the tokens. */
    String usage(List<Message> messages) {
        return head + "],\"usage\":" + Json.line(Usage.of(messages)) + "}";
    }

    private static String choice(int index, String delta, String logprobs, @Nullable String finishReason) {
        return "{\"index\":" + index + ",\"delta\":" + delta + ",\"logprobs\":" + logprobs + ",\"finish_reason\":"
                + (finishReason == null ? "null" : Json.line(finishReason)) + "}";
    }
}
