package dev.resonance.conversation;

import dev.resonance.engine.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored message.
 *
 * @param id made by the store; ids sort by creation time
 * @param parentId the message this one follows; absent for the first. Messages that share a parent are alternatives
 * @param details how an answer came about; absent for messages of the user
 * @param feedback what the user thinks of it; absent where nothing was said
 */
public record Message(
        String id,
        String conversationId,
        Optional<String> parentId,
        Role role,
        String content,
        MessageStatus status,
        Instant createdAt,
        Optional<ReplyDetails> details,
        Optional<Feedback> feedback) {

    /** A message without feedback. */
    public Message(
            String id,
            String conversationId,
            Optional<String> parentId,
            Role role,
            String content,
            MessageStatus status,
            Instant createdAt,
            Optional<ReplyDetails> details) {
        this(id, conversationId, parentId, role, content, status, createdAt, details, Optional.empty());
    }

    /** The message as it is after this text was written, for {@link ConversationStore#update}. */
    public Message written(String newContent, MessageStatus newStatus, Optional<ReplyDetails> newDetails) {
        return new Message(id, conversationId, parentId, role, newContent, newStatus, createdAt, newDetails, feedback);
    }

    Message rated(Optional<Feedback> newFeedback) {
        return new Message(id, conversationId, parentId, role, content, status, createdAt, details, newFeedback);
    }
}
