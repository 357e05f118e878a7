package dev.resonance.conversation;

import dev.resonance.conversation.spi.SortableIds;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What {@link InMemoryConversationStore} holds. All access goes through {@link #locked}. */
final class ConversationTrees {
    private final ReentrantLock lock;
    private final Map<String, ConversationTree> byId;
    private final Map<String, ConversationTree> byMessage;
    private final Map<String, InMemoryAttachments.Stored> files;
    private final InstantSource clock;
    private final SortableIds ids;
    private final AtomicLong changes;
    private final Optional<String> owner;

    ConversationTrees(InstantSource clock) {
        this.lock = new ReentrantLock();
        this.byId = new HashMap<>();
        this.byMessage = new HashMap<>();
        this.files = new LinkedHashMap<>();
        this.clock = clock;
        this.ids = new SortableIds(clock);
        this.changes = new AtomicLong();
        this.owner = Optional.empty();
    }

    private ConversationTrees(ConversationTrees all, String owner) {
        this.lock = all.lock;
        this.byId = all.byId;
        this.byMessage = all.byMessage;
        this.files = all.files;
        this.clock = all.clock;
        this.ids = all.ids;
        this.changes = all.changes;
        this.owner = Optional.of(owner);
    }

    /** The same trees, as somebody sees them who has only those of one owner. */
    ConversationTrees ownedBy(String name) {
        return new ConversationTrees(this, name);
    }

    /** Whose trees these are; absent: everybody's. */
    Optional<String> owner() {
        return owner;
    }

    /** A file belongs to whom its conversation belongs to. */
    private Optional<String> ownerOf(InMemoryAttachments.Stored file) {
        Optional<ConversationTree> tree = file.attachment().conversationId().map(byId::get);
        return tree.isPresent() ? tree.get().owner() : file.owner();
    }

    /** Whose an archived conversation becomes. */
    Optional<String> ownerOf(ArchivedConversation archived) {
        return owner.or(archived::owner);
    }

    private boolean isOurs(Optional<String> other) {
        return owner.isEmpty() || owner.equals(other);
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
        return changes.incrementAndGet();
    }

    Stream<ConversationTree> all() {
        return byId.values().stream().filter(tree -> isOurs(tree.owner()));
    }

    /** The files by id, oldest first: everybody's, for changes; {@link #ownFiles} are those to show. */
    Map<String, InMemoryAttachments.Stored> files() {
        return files;
    }

    /** The files, oldest first. */
    List<InMemoryAttachments.Stored> ownFiles() {
        return files.values().stream().filter(file -> isOurs(ownerOf(file))).toList();
    }

    /** The file with this id, wherever it is. */
    InMemoryAttachments.Stored file(String attachmentId) {
        InMemoryAttachments.Stored file = files.get(attachmentId);
        if (file == null || !isOurs(ownerOf(file))) {
            throw new ConversationNotFoundException(attachmentId);
        }
        return file;
    }

    void add(ConversationTree tree) {
        byId.put(tree.conversation().id(), tree);
    }

    /** Adds all of a conversation but its files, as it is. */
    void add(ArchivedConversation archived) {
        add(new ConversationTree(archived, ownerOf(archived), nextChange()));
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
        all().toList().forEach(this::remove);
        files.values().removeIf(file -> isOurs(ownerOf(file)));
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
        if (tree == null || !isOurs(tree.owner())) {
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
        if (tree == null || !isOurs(tree.owner())) {
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
        byMessage.values().removeIf(other -> other == tree);
        byId.remove(tree.conversation().id());
        Optional<String> id = Optional.of(tree.conversation().id());
        files.values().removeIf(file -> file.attachment().conversationId().equals(id));
    }
}
