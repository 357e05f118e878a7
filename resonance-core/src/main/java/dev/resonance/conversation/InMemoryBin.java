package dev.resonance.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The bin of {@link InMemoryConversationStore}. */
final class InMemoryBin implements ConversationBin {
    private final ConversationTrees trees;

    InMemoryBin(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public void discard(String conversationId) {
        trees.locked(() -> {
            ConversationTree tree = trees.visible(conversationId);
            tree.discard(Optional.of(trees.now()));
            return tree;
        });
    }

    @Override
    public Conversation restore(String conversationId) {
        return trees.locked(() -> {
            ConversationTree tree = trees.any(conversationId);
            if (tree.discardedAt().isEmpty()) {
                throw new ConversationNotFoundException(conversationId);
            }
            tree.discard(Optional.empty());
            return tree.conversation();
        });
    }

    @Override
    public List<Discarded> list(int limit) {
        return trees.locked(() -> trees.all()
                .flatMap(tree -> tree.discardedAt().map(at -> new Discarded(tree.conversation(), at)).stream())
                .sorted(Comparator.comparing(Discarded::discardedAt)
                        .thenComparing(discarded -> discarded.conversation().id())
                        .reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public int empty(Instant discardedBefore) {
        return trees.locked(() -> {
            List<ConversationTree> old = trees.all()
                    .filter(tree -> tree.discardedAt()
                            .filter(at -> at.isBefore(discardedBefore))
                            .isPresent())
                    .toList();
            old.forEach(trees::remove);
            return old.size();
        });
    }
}
