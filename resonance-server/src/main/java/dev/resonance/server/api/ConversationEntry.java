package dev.resonance.server.api;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation as clients see it; times are ISO 8601 in UTC. */
record ConversationEntry(String id, String object, String title, String createdAt, String updatedAt) {
    /** The same with its messages, oldest first. */
    record WithMessages(
            String id, String object, String title, String createdAt, String updatedAt, List<MessageEntry> messages) {}

    /** A message; what is about answers only is {@code null} for a question. */
    record MessageEntry(
            String id,
            String role,
            String content,
            String status,
            List<SourceEntry> sources,
            @Nullable String searchOutcome,
            @Nullable String finishReason,
            @Nullable Usage usage,
            String createdAt) {

        static MessageEntry of(Message message) {
            Optional<ReplyDetails> details = message.details();
            return new MessageEntry(
                    message.id(),
                    word(message.role()),
                    message.content(),
                    word(message.status()),
                    SourceEntry.of(message),
                    details.map(reply -> word(reply.searchOutcome())).orElse(null),
                    details.flatMap(ReplyDetails::finishReason)
                            .map(MessageEntry::word)
                            .orElse(null),
                    details.isPresent() ? Usage.of(message) : null,
                    message.createdAt().toString());
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    static ConversationEntry of(Conversation conversation) {
        return new ConversationEntry(
                conversation.id(),
                "conversation",
                conversation.title(),
                conversation.createdAt().toString(),
                conversation.updatedAt().toString());
    }

    static WithMessages of(Conversation conversation, List<Message> messages) {
        ConversationEntry entry = of(conversation);
        return new WithMessages(
                entry.id(),
                entry.object(),
                entry.title(),
                entry.createdAt(),
                entry.updatedAt(),
                messages.stream().map(MessageEntry::of).toList());
    }
}
