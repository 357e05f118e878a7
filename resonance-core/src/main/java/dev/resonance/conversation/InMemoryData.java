package dev.resonance.conversation;

import java.time.Instant;
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
            long fileBytes = trees.files().values().stream()
                    .map(InMemoryAttachments.Stored::attachment)
                    .map(file -> new Content(file.sha256(), file.sizeBytes()))
                    .distinct()
                    .mapToLong(Content::sizeBytes)
                    .sum();
            return new DataSummary(
                    all - discarded, discarded, messages, trees.files().size(), 0, fileBytes);
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
            int files = trees.files().size();
            trees.files()
                    .values()
                    .removeIf(file -> file.attachment().conversationId().isEmpty()
                            && file.attachment().createdAt().isBefore(before));
            return new SweptData(conversations, files - trees.files().size());
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
