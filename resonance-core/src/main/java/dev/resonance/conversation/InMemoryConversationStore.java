package dev.resonance.conversation;

import dev.resonance.conversation.spi.PageCursor;
import dev.resonance.conversation.spi.SearchWords;
import dev.resonance.conversation.spi.StoredText;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Conversations that last as long as the program: what {@link dev.resonance.Resonance} uses where no store is given. It
 * says what stores do; the others are tested to do the same.
 *
 * <p>Thread-safe: one lock around short, purely computing steps. Holds everything until it is deleted, without bound.
 */
public final class InMemoryConversationStore implements ConversationStore {
    private static final Comparator<PageCursor> FIRST_TO_LAST = Comparator.comparing(PageCursor::pinned)
            .thenComparing(PageCursor::position)
            .reversed();

    private final ConversationTrees trees;
    private final InMemoryAttachments attachments;

    public InMemoryConversationStore() {
        this(Clock.systemUTC());
    }

    /** A store whose times and ids come from this clock. */
    public InMemoryConversationStore(InstantSource clock) {
        this(new ConversationTrees(clock));
    }

    private InMemoryConversationStore(ConversationTrees trees) {
        this.trees = trees;
        this.attachments = new InMemoryAttachments(trees);
    }

    @Override
    public ConversationStore ownedBy(String owner) {
        return new InMemoryConversationStore(trees.ownedBy(ConversationStore.checkedOwner(owner)));
    }

    @Override
    public Conversation create(String title) {
        return trees.locked(() -> {
            Instant now = trees.now();
            Conversation conversation = new Conversation(trees.nextId(), StoredText.title(title), now, now);
            trees.add(new ConversationTree(conversation, trees.owner(), trees.nextChange()));
            return conversation;
        });
    }

    @Override
    public Conversation find(String conversationId) {
        return trees.locked(() -> trees.visible(conversationId).conversation());
    }

    @Override
    public ConversationPage list(ConversationQuery query) {
        PageCursor start = query.cursor().map(PageCursor::parse).orElse(PageCursor.START);
        List<List<String>> phrases = SearchWords.phrases(query.text());
        return trees.locked(() -> {
            List<ConversationTree> found = trees.all()
                    .filter(tree -> tree.discardedAt().isEmpty())
                    .filter(tree -> FIRST_TO_LAST.compare(start, place(tree)) < 0 && tree.holds(phrases))
                    .sorted(Comparator.comparing(InMemoryConversationStore::place, FIRST_TO_LAST))
                    .limit(query.limit() + 1L)
                    .toList();
            return page(found, query.limit());
        });
    }

    @Override
    public Conversation rename(String conversationId, String title) {
        return trees.locked(() -> {
            ConversationTree tree = trees.visible(conversationId);
            tree.touch(trees.now(), trees.nextChange());
            return tree.replace(old -> new Conversation(
                    old.id(), StoredText.title(title), old.createdAt(), old.updatedAt(), old.pinned(), old.settings()));
        });
    }

    @Override
    public Conversation pin(String conversationId, boolean pinned) {
        return trees.locked(() -> trees.visible(conversationId)
                .replace(old -> new Conversation(
                        old.id(), old.title(), old.createdAt(), old.updatedAt(), pinned, old.settings())));
    }

    @Override
    public Conversation configure(String conversationId, ConversationSettings settings) {
        ConversationSettings clean = settings.wellFormed();
        return trees.locked(() -> trees.visible(conversationId)
                .replace(old -> new Conversation(
                        old.id(), old.title(), old.createdAt(), old.updatedAt(), old.pinned(), clean)));
    }

    @Override
    public void delete(String conversationId) {
        trees.locked(() -> {
            ConversationTree tree = trees.any(conversationId);
            trees.remove(tree);
            return tree;
        });
    }

    @Override
    public List<Message> messages(String conversationId) {
        return trees.locked(() -> trees.visible(conversationId).activeBranch());
    }

    @Override
    public Message append(String conversationId, NewMessage message) {
        return trees.locked(() -> {
            ConversationTree tree = trees.visible(conversationId);
            return trees.add(tree, tree.activeLeaf(), message);
        });
    }

    @Override
    public void update(Message message) {
        String content = StoredText.wellFormed(message.content());
        trees.locked(() -> trees.anyWith(message.id())
                .replaceMessage(message.id(), stored -> stored.written(content, message.status(), message.details())));
    }

    @Override
    public Message rate(String messageId, Optional<Feedback> feedback) {
        Optional<Feedback> clean = feedback.map(Feedback::wellFormed);
        return trees.locked(
                () -> trees.visibleWith(messageId).replaceMessage(messageId, stored -> stored.rated(clean)));
    }

    @Override
    public Branches branches() {
        return new InMemoryBranches(trees);
    }

    @Override
    public ConversationBin bin() {
        return new InMemoryBin(trees);
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public TextSearch search() {
        return new InMemoryTextSearch(trees);
    }

    @Override
    public ConversationArchive archive() {
        return new InMemoryArchive(trees);
    }

    @Override
    public StoredData data() {
        return new InMemoryData(trees);
    }

    /** Does nothing: what it holds goes with the store itself. */
    @Override
    public void close() {}

    private static PageCursor place(ConversationTree tree) {
        return new PageCursor(tree.conversation().pinned(), tree.changed());
    }

    private static ConversationPage page(List<ConversationTree> found, int limit) {
        List<ConversationTree> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(place(shown.getLast()).encoded()) : Optional.empty();
        return new ConversationPage(
                shown.stream().map(ConversationTree::conversation).toList(), next);
    }
}
