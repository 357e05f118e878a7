package dev.resonance.conversation.transfer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.retrieval.Source;

/**
 * What each line of an export says. The first has the version; a conversation tells how many messages and files follow
 * it, a file is followed by its bytes, and the last line says that the export is whole.
 */
final class Lines {
    static final int VERSION = 1;

    private Lines() {}

    static JsonObject head() {
        JsonObject head = new JsonObject();
        head.addProperty("resonance", "conversations");
        head.addProperty("version", VERSION);
        return head;
    }

    static JsonObject end(int conversations) {
        return one("end", number("conversations", conversations));
    }

    static JsonObject bytes(String base64) {
        JsonObject line = new JsonObject();
        line.addProperty("bytes", base64);
        return line;
    }

    static JsonObject of(ArchivedConversation archived) {
        Conversation conversation = archived.conversation();
        JsonObject fields = new JsonObject();
        fields.addProperty("id", conversation.id());
        fields.addProperty("title", conversation.title());
        fields.addProperty("created_at", conversation.createdAt().toString());
        fields.addProperty("updated_at", conversation.updatedAt().toString());
        fields.addProperty("pinned", conversation.pinned());
        archived.owner().ifPresent(owner -> fields.addProperty("owner", owner));
        archived.discardedAt().ifPresent(time -> fields.addProperty("discarded_at", time.toString()));
        conversation.settings().systemPrompt().ifPresent(text -> fields.addProperty("system_prompt", text));
        conversation.settings().model().ifPresent(model -> fields.addProperty("model", model));
        conversation.settings().search().ifPresent(on -> fields.addProperty("search", on));
        archived.activeLeafId().ifPresent(leaf -> fields.addProperty("active_leaf", leaf));
        fields.addProperty("messages", archived.messages().size());
        fields.addProperty("attachments", archived.attachments().size());
        return one("conversation", fields);
    }

    static JsonObject of(Message message) {
        JsonObject fields = new JsonObject();
        fields.addProperty("id", message.id());
        message.parentId().ifPresent(parent -> fields.addProperty("parent", parent));
        fields.addProperty("role", message.role().name());
        fields.addProperty("status", message.status().name());
        fields.addProperty("created_at", message.createdAt().toString());
        fields.addProperty("content", message.content());
        message.details().ifPresent(details -> fields.add("reply", of(details)));
        message.feedback().ifPresent(feedback -> {
            JsonObject given = new JsonObject();
            given.addProperty("rating", feedback.rating().name());
            given.addProperty("note", feedback.note());
            fields.add("feedback", given);
        });
        return one("message", fields);
    }

    static JsonObject of(Attachment attachment) {
        JsonObject fields = new JsonObject();
        fields.addProperty("id", attachment.id());
        fields.addProperty("name", attachment.name());
        fields.addProperty("content_type", attachment.contentType());
        fields.addProperty("size_bytes", attachment.sizeBytes());
        fields.addProperty("sha256", attachment.sha256());
        fields.addProperty("created_at", attachment.createdAt().toString());
        attachment.text().ifPresent(text -> fields.addProperty("text", text));
        return one("attachment", fields);
    }

    private static JsonObject of(ReplyDetails details) {
        JsonObject fields = new JsonObject();
        fields.addProperty("model", details.model());
        details.seed().ifPresent(seed -> fields.addProperty("seed", seed));
        details.finishReason().ifPresent(reason -> fields.addProperty("finish_reason", reason.name()));
        fields.addProperty("prompt_tokens", details.usage().promptTokens());
        fields.addProperty("cached_tokens", details.usage().cachedTokens());
        fields.addProperty("completion_tokens", details.usage().completionTokens());
        fields.addProperty("first_token_nanos", details.timeToFirstToken().toNanos());
        fields.addProperty("elapsed_nanos", details.elapsed().toNanos());
        fields.addProperty("search_outcome", details.searchOutcome().name());
        fields.addProperty("trimmed_messages", details.trimmedMessages());
        JsonArray sources = new JsonArray();
        details.sources().forEach(source -> sources.add(of(source)));
        fields.add("sources", sources);
        return fields;
    }

    private static JsonObject of(Source source) {
        JsonObject fields = new JsonObject();
        fields.addProperty("number", source.number());
        fields.addProperty("title", source.title());
        fields.addProperty("url", source.url());
        fields.addProperty("host", source.host());
        fields.addProperty("snippet", source.snippet());
        fields.addProperty("used", source.used());
        return fields;
    }

    private static JsonObject one(String name, JsonObject fields) {
        JsonObject line = new JsonObject();
        line.add(name, fields);
        return line;
    }

    private static JsonObject number(String name, int value) {
        JsonObject fields = new JsonObject();
        fields.addProperty(name, value);
        return fields;
    }
}
