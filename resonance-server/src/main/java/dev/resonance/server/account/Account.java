package dev.resonance.server.account;

import dev.resonance.conversation.ConversationStore;

/**
 * Somebody who may use the web chat.
 *
 * @param name also the owner of the user's conversations, so of the same characters
 * @param admin whether the user also sees what everybody has stored
 */
public record Account(String name, boolean admin) {
    public Account {
        ConversationStore.checkedOwner(name);
    }
}
