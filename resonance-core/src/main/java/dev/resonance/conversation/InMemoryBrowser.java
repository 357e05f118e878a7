package dev.resonance.conversation;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The lists of {@link InMemoryConversationStore}. */
final class InMemoryBrowser implements DataBrowser {
    private final ConversationTrees trees;

    InMemoryBrowser(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public DataPage<ConversationEntry> conversations(DataQuery query) {
        return trees.locked(() -> page(
                query,
                trees(query).map(this::entry),
                entry -> entry.conversation().id()));
    }

    @Override
    public DataPage<Message> messages(DataQuery query) {
        return trees.locked(() -> page(query, trees(query).flatMap(tree -> tree.messages().stream()), Message::id));
    }

    @Override
    public DataPage<Message> replies(DataQuery query) {
        return trees.locked(() -> page(
                query,
                trees(query)
                        .flatMap(tree -> tree.messages().stream())
                        .filter(message -> message.details().isPresent()),
                Message::id));
    }

    @Override
    public DataPage<Attachment> attachments(DataQuery query) {
        return trees.locked(() -> page(
                query,
                trees.ownFiles().stream()
                        .map(InMemoryAttachments.Stored::attachment)
                        .filter(file -> query.conversationId().isEmpty()
                                || query.conversationId().equals(file.conversationId()))
                        .map(Attachment::withoutText),
                Attachment::id));
    }

    private Stream<ConversationTree> trees(DataQuery query) {
        return trees.all()
                .filter(tree -> query.conversationId()
                        .map(tree.conversation().id()::equals)
                        .orElse(true));
    }

    private ConversationEntry entry(ConversationTree tree) {
        Optional<String> id = Optional.of(tree.conversation().id());
        long files = trees.ownFiles().stream()
                .filter(file -> file.attachment().conversationId().equals(id))
                .count();
        return new ConversationEntry(
                tree.conversation(),
                tree.owner(),
                tree.discardedAt(),
                tree.messages().size(),
                files);
    }

    private static <T> DataPage<T> page(DataQuery query, Stream<T> all, Function<T, String> id) {
        Stream<T> after = all.filter(entry -> query.cursor()
                        .map(cursor -> id.apply(entry).compareTo(cursor) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(id).reversed())
                .limit(query.limit() + 1L);
        return DataPage.of(after.toList(), query.limit(), id);
    }
}
