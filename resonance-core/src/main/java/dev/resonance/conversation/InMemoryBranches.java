package dev.resonance.conversation;

import java.util.List;
import java.util.Optional;

/** The branches of {@link InMemoryConversationStore}. */
final class InMemoryBranches implements Branches {
    private final ConversationTrees trees;

    InMemoryBranches(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public List<Message> all(String conversationId) {
        return trees.locked(() -> trees.visible(conversationId).messages());
    }

    @Override
    public List<Message> alternatives(String messageId) {
        return trees.locked(() -> trees.visibleWith(messageId).alternatives(messageId));
    }

    @Override
    public Message add(String conversationId, Optional<String> parentId, NewMessage message) {
        return trees.locked(() -> trees.add(trees.visible(conversationId), parentId, message));
    }

    @Override
    public List<Message> show(String messageId) {
        return trees.locked(() -> trees.visibleWith(messageId).show(messageId));
    }
}
