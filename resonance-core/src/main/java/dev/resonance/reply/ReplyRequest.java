package dev.resonance.reply;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.conversation.spi.StoredText;
import dev.resonance.engine.ChatMessage;
import java.util.List;
import java.util.Optional;

/**
 * A reply to be made.
 *
 * @param conversationId whose stored messages come first and where the turn is stored; absent: nothing is stored
 * @param messages at least one; those of the user and the assistant in turn, the last one to be answered. In a stored
 *     conversation usually just the user's new message; system messages among them are not stored
 */
public record ReplyRequest(Optional<String> conversationId, List<ChatMessage> messages, ReplyOptions options) {
    public ReplyRequest {
        require(!messages.isEmpty(), "messages", messages, "at least one message");
        messages = List.copyOf(messages);
    }

    /** A new message of the user in a stored conversation. */
    public static ReplyRequest in(String conversationId, String message, ReplyOptions options) {
        return new ReplyRequest(Optional.of(conversationId), List.of(ChatMessage.user(message)), options);
    }

    /** A conversation that is not stored. */
    public static ReplyRequest unstored(List<ChatMessage> messages, ReplyOptions options) {
        return new ReplyRequest(Optional.empty(), messages, options);
    }

    /** The same with other options. */
    ReplyRequest withOptions(ReplyOptions value) {
        return new ReplyRequest(conversationId, messages, value);
    }

    /** The same with U+FFFD in place of each lone surrogate, which no tokenizer and no database can hold. */
    ReplyRequest withWellFormedText() {
        return new ReplyRequest(
                conversationId,
                messages.stream()
                        .map(message -> new ChatMessage(message.role(), StoredText.wellFormed(message.content())))
                        .toList(),
                options);
    }
}
