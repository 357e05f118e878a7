package dev.resonance.server.api;

import com.google.gson.JsonObject;
import dev.resonance.conversation.Message;
import dev.resonance.server.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the chunks of a streamed chat completion, each one line of JSON. */
final class CompletionChunk {
    /** One choice's part of a chunk. */
    private record Choice(
            int index,
            JsonObject delta,
            @Nullable Object logprobs,
            @Nullable String finishReason) {}

    private record Chunk(
            String id, String object, long created, String model, String systemFingerprint, List<Choice> choices) {}

    private final CompletionHead head;
    private final boolean includeUsage;

    /** @param includeUsage whether the client asked for the tokens, so that every chunk has the key */
    CompletionChunk(CompletionHead head, boolean includeUsage) {
        this.head = head;
        this.includeUsage = includeUsage;
    }

    /** The first chunk of a choice: who speaks. */
    String role(int choice) {
        JsonObject delta = new JsonObject();
        delta.addProperty("role", "assistant");
        delta.addProperty("content", "");
        return line(choice, delta, null);
    }

    String text(int choice, String text) {
        JsonObject delta = new JsonObject();
        delta.addProperty("content", text);
        return line(choice, delta, null);
    }

    /** The last chunk of a choice, with what Resonance adds: where it is stored and what was left out. */
    String finish(int choice, Message message, String finishReason) {
        JsonObject chunk = tree(List.of(new Choice(choice, new JsonObject(), null, finishReason)));
        chunk.addProperty("trimmed", ChatCompletion.trimmed(message));
        chunk.add("sources", Json.tree(SourceEntry.of(message)));
        if (!message.conversationId().isEmpty()) {
            chunk.addProperty("session_id", message.conversationId());
            chunk.addProperty("message_id", message.id());
        }
        return Json.line(chunk);
    }

    /** The chunk after all choices, without any: the tokens. */
    String usage(List<Message> messages) {
        JsonObject chunk = tree(List.of());
        chunk.add("usage", Json.tree(Usage.of(messages)));
        return Json.line(chunk);
    }

    private String line(int choice, JsonObject delta, @Nullable String finishReason) {
        return Json.line(tree(List.of(new Choice(choice, delta, null, finishReason))));
    }

    private JsonObject tree(List<Choice> choices) {
        JsonObject chunk = Json.tree(new Chunk(
                        head.id(),
                        "chat.completion.chunk",
                        head.created(),
                        head.model(),
                        head.systemFingerprint(),
                        choices))
                .getAsJsonObject();
        if (includeUsage) {
            chunk.add("usage", null);
        }
        return chunk;
    }
}
