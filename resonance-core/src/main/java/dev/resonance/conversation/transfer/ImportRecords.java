package dev.resonance.conversation.transfer;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.conversation.spi.StoredText;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Role;
import dev.resonance.engine.TokenUsage;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The other way round of {@link Lines}. Names and titles are cleaned as those of a user are. */
final class ImportRecords {
    private ImportRecords() {}

    static Conversation conversation(ImportLine fields) {
        return new Conversation(
                fields.id("id"),
                StoredText.title(fields.text("title")),
                fields.time("created_at"),
                fields.time("updated_at"),
                fields.flag("pinned"),
                new ConversationSettings(
                        fields.findText("system_prompt"),
                        fields.findText("model"),
                        fields.has("search") ? Optional.of(fields.flag("search")) : Optional.empty()));
    }

    /** A message that was still being written is one that was interrupted. */
    static Message message(ImportLine fields, String conversationId) {
        MessageStatus status = fields.choice("status", MessageStatus.class);
        return new Message(
                fields.id("id"),
                conversationId,
                fields.has("parent") ? Optional.of(fields.id("parent")) : Optional.empty(),
                fields.choice("role", Role.class),
                fields.text("content"),
                status == MessageStatus.STREAMING ? MessageStatus.INTERRUPTED : status,
                fields.time("created_at"),
                fields.findObject("reply").map(ImportRecords::details),
                fields.findObject("feedback").map(ImportRecords::feedback));
    }

    static Attachment attachment(ImportLine fields, String conversationId) {
        Optional<String> owner = Optional.of(conversationId);
        long sizeBytes = fields.whole("size_bytes");
        String sha256 = fields.text("sha256");
        if (sizeBytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw fields.refused("has no size or no checksum", null);
        }
        NewAttachment clean = new NewAttachment(
                owner,
                fields.text("name"),
                fields.text("content_type"),
                fields.findText("text"),
                Math.max(1, sizeBytes));
        return new Attachment(
                fields.id("id"),
                owner,
                clean.name(),
                clean.contentType(),
                sizeBytes,
                sha256,
                fields.time("created_at"),
                clean.text());
    }

    private static ReplyDetails details(ImportLine fields) {
        return new ReplyDetails(
                fields.text("model"),
                fields.has("seed") ? OptionalLong.of(fields.whole("seed")) : OptionalLong.empty(),
                fields.has("finish_reason")
                        ? Optional.of(fields.choice("finish_reason", FinishReason.class))
                        : Optional.empty(),
                new TokenUsage(
                        fields.count("prompt_tokens"),
                        fields.count("cached_tokens"),
                        fields.count("completion_tokens")),
                Duration.ofNanos(fields.whole("first_token_nanos")),
                Duration.ofNanos(fields.whole("elapsed_nanos")),
                fields.choice("search_outcome", SearchOutcome.class),
                fields.objects("sources").stream().map(ImportRecords::source).toList(),
                fields.count("trimmed_messages"));
    }

    private static Source source(ImportLine fields) {
        return new Source(
                fields.count("number"),
                fields.text("title"),
                fields.text("url"),
                fields.text("host"),
                fields.text("snippet"),
                fields.flag("used"));
    }

    private static Feedback feedback(ImportLine fields) {
        return new Feedback(fields.choice("rating", Feedback.Rating.class), fields.text("note"));
    }
}
