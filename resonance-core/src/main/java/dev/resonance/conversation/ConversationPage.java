package dev.resonance.conversation;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after; absent on the last
 */
public record ConversationPage(List<Conversation> conversations, Optional<String> next) {
    public ConversationPage {
        conversations = List.copyOf(conversations);
    }
}
