package dev.resonance.conversation;

import dev.resonance.conversation.spi.SortableIds;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What {@link InMemoryConversationStore} holds. All access goes through {@link #locked}. */
final class ConversationTrees {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ConversationTree> byId = new HashMap<>();
    private final Map<String, ConversationTree> byMessage = new HashMap<>();
    private final Map<String, InMemoryAttachments.Stored> files = new LinkedHashMap<>();
    private final InstantSource clock;
    private final SortableIds ids;
    private long changes;

    ConversationTrees(InstantSource clock) {
        this.clock = clock;
        this.ids = new SortableIds(clock);
    }

    <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    String nextId() {
        return ids.next();
    }

    long nextChange() {
        return ++changes;
    }

    Stream<ConversationTree> all() {
        return byId.values().stream();
    }

    /** The files by id, oldest first. */
    Map<String, InMemoryAttachments.Stored> files() {
        return files;
    }

    void add(ConversationTree tree) {
        byId.put(tree.conversation().id(), tree);
    }

    /** Adds all of a conversation but its files, as it is. */
    void add(ArchivedConversation archived) {
        add(new ConversationTree(archived, nextChange()));
        ConversationTree tree = any(archived.conversation().id());
        archived.messages().forEach(message -> byMessage.put(message.id(), tree));
    }

    boolean holds(String conversationId) {
        return byId.containsKey(conversationId);
    }

    boolean holdsMessage(String messageId) {
        return byMessage.containsKey(messageId);
    }

    void clear() {
        byId.clear();
        byMessage.clear();
        files.clear();
    }

    /** Adds a message to a tree and makes it the end of the active branch. */
    Message add(ConversationTree tree, Optional<String> parentId, NewMessage message) {
        Message added = tree.add(parentId, message, nextId(), now());
        tree.touch(added.createdAt(), nextChange());
        byMessage.put(added.id(), tree);
        return added;
    }

    /** The conversation, whether it is in the bin or not. */
    ConversationTree any(String conversationId) {
        ConversationTree tree = byId.get(conversationId);
        if (tree == null) {
            throw new ConversationNotFoundException(conversationId);
        }
        return tree;
    }

    /** The conversation, unless it is in the bin. */
    ConversationTree visible(String conversationId) {
        ConversationTree tree = any(conversationId);
        if (tree.discardedAt().isPresent()) {
            throw new ConversationNotFoundException(conversationId);
        }
        return tree;
    }

    /** The conversation of a message, whether it is in the bin or not. */
    ConversationTree anyWith(String messageId) {
        ConversationTree tree = byMessage.get(messageId);
        if (tree == null) {
            throw new ConversationNotFoundException(messageId);
        }
        return tree;
    }

    /** The conversation of a message, unless it is in the bin. */
    ConversationTree visibleWith(String messageId) {
        ConversationTree tree = anyWith(messageId);
        if (tree.discardedAt().isPresent()) {
            throw new ConversationNotFoundException(messageId);
        }
        return tree;
    }

    void remove(ConversationTree tree) {
        byMessage.values().removeIf(owner -> owner == tree);
        byId.remove(tree.conversation().id());
        Optional<String> owner = Optional.of(tree.conversation().id());
        files.values().removeIf(file -> file.attachment().conversationId().equals(owner));
    }
}
