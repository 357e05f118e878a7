package dev.resonance.conversation;

import java.time.Instant;

/**
 * A stored conversation, without its messages.
 *
 * @param id made by the store; letters, digits and hyphens; ids sort by creation time
 * @param title one line, at most 200 characters; made from the first question until somebody renames it
 * @param updatedAt when its last message was added or it was renamed
 * @param pinned whether the user wants it above the others
 */
public record Conversation(
        String id, String title, Instant createdAt, Instant updatedAt, boolean pinned, ConversationSettings settings) {

    /** A conversation that is not pinned and has no settings of its own. */
    public Conversation(String id, String title, Instant createdAt, Instant updatedAt) {
        this(id, title, createdAt, updatedAt, false, ConversationSettings.NONE);
    }
}
