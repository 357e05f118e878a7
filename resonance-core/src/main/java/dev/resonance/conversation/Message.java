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
 */
public record Message(
        String id,
        String conversationId,
        Optional<String> parentId,
        Role role,
        String content,
        MessageStatus status,
        Instant createdAt,
        Optional<ReplyDetails> details) {}
