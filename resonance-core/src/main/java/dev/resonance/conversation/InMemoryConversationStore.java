package dev.resonance.conversation;

import dev.resonance.conversation.spi.PageCursor;
import dev.resonance.conversation.spi.SearchWords;
import dev.resonance.conversation.spi.SortableIds;
import dev.resonance.conversation.spi.StoredText;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Conversations that last as long as the program: what {@link dev.resonance.Resonance} uses where no store is given.
 * It says what stores do; the others are tested to do the same.
 *
 * <p>Thread-safe: one lock around short, purely computing steps. Holds everything until it is deleted, without bound.
 */
public final class InMemoryConversationStore implements ConversationStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ConversationTree> trees = new HashMap<>();
    private final Map<String, ConversationTree> treesByMessage = new HashMap<>();
    private final InstantSource clock;
    private final SortableIds ids;
    private long changes;

    public InMemoryConversationStore() {
        this(Clock.systemUTC());
    }

    /** A store whose times and ids come from this clock. */
    public InMemoryConversationStore(InstantSource clock) {
        this.clock = clock;
        this.ids = new SortableIds(clock);
    }

    @Override
    public Conversation create(String title) {
        return locked(() -> {
            Instant now = now();
            Conversation conversation = new Conversation(ids.next(), StoredText.title(title), now, now);
            trees.put(conversation.id(), new ConversationTree(conversation, ++changes));
            return conversation;
        });
    }

    @Override
    public Conversation find(String conversationId) {
        return locked(() -> tree(conversationId).conversation());
    }

    @Override
    public ConversationPage list(ConversationQuery query) {
        PageCursor start = query.cursor().map(PageCursor::parse).orElse(PageCursor.START);
        List<List<String>> phrases = SearchWords.phrases(query.text());
        return locked(() -> {
            List<ConversationTree> found = trees.values().stream()
                    .filter(tree -> tree.changed() < start.position() && tree.holds(phrases))
                    .sorted(Comparator.comparingLong(ConversationTree::changed).reversed())
                    .limit(query.limit() + 1L)
                    .toList();
            return page(found, query.limit());
        });
    }

    @Override
    public Conversation rename(String conversationId, String title) {
        return locked(() -> {
            ConversationTree tree = tree(conversationId);
            tree.rename(StoredText.title(title), now(), ++changes);
            return tree.conversation();
        });
    }

    @Override
    public void delete(String conversationId) {
        locked(() -> {
            ConversationTree tree = tree(conversationId);
            treesByMessage.values().removeIf(owner -> owner == tree);
            return trees.remove(conversationId);
        });
    }

    @Override
    public List<Message> messages(String conversationId) {
        return locked(() -> tree(conversationId).activeBranch());
    }

    @Override
    public Message append(String conversationId, NewMessage message) {
        return locked(() -> {
            ConversationTree tree = tree(conversationId);
            Message added = tree.append(message, ids.next(), now(), ++changes);
            treesByMessage.put(added.id(), tree);
            return added;
        });
    }

    @Override
    public void update(Message message) {
        locked(() -> {
            ConversationTree tree = treesByMessage.get(message.id());
            if (tree == null) {
                throw new ConversationNotFoundException(message.id());
            }
            return tree.update(message);
        });
    }

    /** Does nothing: what it holds goes with the store itself. */
    @Override
    public void close() {}

    private static ConversationPage page(List<ConversationTree> found, int limit) {
        List<ConversationTree> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(new PageCursor(shown.getLast().changed()).encoded())
                : Optional.empty();
        return new ConversationPage(
                shown.stream().map(ConversationTree::conversation).toList(), next);
    }

    private ConversationTree tree(String conversationId) {
        ConversationTree tree = trees.get(conversationId);
        if (tree == null) {
            throw new ConversationNotFoundException(conversationId);
        }
        return tree;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
