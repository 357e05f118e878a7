package dev.resonance.conversation;

import java.time.Instant;

/**
 * A stored conversation, without its messages.
 *
 * @param id made by the store; letters, digits and hyphens; ids sort by creation time
 * @param title one line, at most 200 characters; made from the first question until somebody renames it
 * @param updatedAt when its last message was added or it was renamed
 */
public record Conversation(String id, String title, Instant createdAt, Instant updatedAt) {}
