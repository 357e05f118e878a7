package dev.resonance.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@link InMemoryConversationStore} tells its owner. */
final class InMemoryData implements StoredData {
    private final ConversationTrees trees;

    InMemoryData(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public DataSummary summary() {
        return trees.locked(() -> {
            long all = trees.all().count();
            long discarded =
                    trees.all().filter(tree -> tree.discardedAt().isPresent()).count();
            long messages =
                    trees.all().mapToLong(tree -> tree.messages().size()).sum();
            long fileBytes = trees.ownFiles().stream()
                    .map(InMemoryAttachments.Stored::attachment)
                    .map(file -> new Content(file.sha256(), file.sizeBytes()))
                    .distinct()
                    .mapToLong(Content::sizeBytes)
                    .sum();
            return new DataSummary(
                    all - discarded, discarded, messages, trees.ownFiles().size(), 0, fileBytes);
        });
    }

    @Override
    public DataBrowser browse() {
        return new InMemoryBrowser(trees);
    }

    @Override
    public SweptData sweep(Instant before) {
        return trees.locked(() -> {
            int conversations = new InMemoryBin(trees).empty(before);
            List<Attachment> unowned = trees.ownFiles().stream()
                    .map(InMemoryAttachments.Stored::attachment)
                    .filter(file ->
                            file.conversationId().isEmpty() && file.createdAt().isBefore(before))
                    .toList();
            unowned.forEach(file -> trees.files().remove(file.id()));
            return new SweptData(conversations, unowned.size());
        });
    }

    @Override
    public void wipe() {
        trees.locked(() -> {
            trees.clear();
            return Optional.empty();
        });
    }

    private record Content(String sha256, long sizeBytes) {}
}
