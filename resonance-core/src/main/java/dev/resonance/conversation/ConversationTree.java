package dev.resonance.conversation;

import dev.resonance.conversation.spi.SearchWords;
import dev.resonance.conversation.spi.StoredText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One conversation of {@link InMemoryConversationStore} with all its branches. Not thread-safe: the store locks. */
final class ConversationTree {
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Optional<String> owner;
    private Conversation conversation;
    private long changed;
    private Optional<String> activeLeaf = Optional.empty();
    private Optional<Instant> discardedAt = Optional.empty();

    ConversationTree(Conversation conversation, Optional<String> owner, long changed) {
        this.conversation = conversation;
        this.owner = owner;
        this.changed = changed;
    }

    ConversationTree(ArchivedConversation archived, Optional<String> owner, long changed) {
        this(archived.conversation(), owner, changed);
        archived.messages().forEach(message -> messages.put(message.id(), message));
        activeLeaf = archived.activeLeafId();
        discardedAt = archived.discardedAt();
    }

    Conversation conversation() {
        return conversation;
    }

    /** Whose it is; absent: nobody's. */
    Optional<String> owner() {
        return owner;
    }

    /** Which change of the store changed this conversation last: clocks may stand still, this counts up. */
    long changed() {
        return changed;
    }

    Optional<String> activeLeaf() {
        return activeLeaf;
    }

    Optional<Instant> discardedAt() {
        return discardedAt;
    }

    void discard(Optional<Instant> when) {
        discardedAt = when;
    }

    Conversation replace(UnaryOperator<Conversation> change) {
        conversation = change.apply(conversation);
        return conversation;
    }

    /** Notes a change that brings the conversation to the top of the list. */
    void touch(Instant now, long change) {
        changed = change;
        replace(old -> new Conversation(old.id(), old.title(), old.createdAt(), now, old.pinned(), old.settings()));
    }

    Message add(Optional<String> parentId, NewMessage message, String id, Instant now) {
        parentId.ifPresent(this::message);
        Message added = new Message(
                id,
                conversation.id(),
                parentId,
                message.role(),
                StoredText.wellFormed(message.content()),
                message.status(),
                now,
                message.details());
        messages.put(id, added);
        activeLeaf = Optional.of(id);
        return added;
    }

    Message replaceMessage(String id, UnaryOperator<Message> change) {
        Message changedMessage = change.apply(message(id));
        messages.put(id, changedMessage);
        return changedMessage;
    }

    /** Throws {@link ConversationNotFoundException} if the message is not in this conversation. */
    Message message(String id) {
        Message message = messages.get(id);
        if (message == null) {
            throw new ConversationNotFoundException(id);
        }
        return message;
    }

    List<Message> messages() {
        return List.copyOf(messages.values());
    }

    List<Message> activeBranch() {
        return activeLeaf.map(this::branchTo).orElse(List.of());
    }

    List<Message> alternatives(String messageId) {
        Optional<String> parentId = message(messageId).parentId();
        return messages.values().stream()
                .filter(message -> message.parentId().equals(parentId))
                .toList();
    }

    /** Makes the branch through a message active. What was added last below it has nothing below itself. */
    List<Message> show(String messageId) {
        Message through = message(messageId);
        activeLeaf = messages().reversed().stream()
                .map(Message::id)
                .filter(id -> branchTo(id).contains(through))
                .findFirst();
        return activeBranch();
    }

    boolean holds(List<List<String>> phrases) {
        List<List<String>> texts = Stream.concat(Stream.of(conversation.title()), written())
                .map(SearchWords::of)
                .toList();
        return phrases.stream().allMatch(phrase -> texts.stream().anyMatch(words -> SearchWords.match(words, phrase)));
    }

    private List<Message> branchTo(String leaf) {
        ArrayDeque<Message> branch = new ArrayDeque<>();
        Optional<String> next = Optional.of(leaf);
        while (next.isPresent()) {
            Message message = message(next.get());
            branch.addFirst(message);
            next = message.parentId();
        }
        return List.copyOf(branch);
    }

    private Stream<String> written() {
        return messages.values().stream()
                .filter(message -> message.status() != MessageStatus.STREAMING)
                .map(Message::content);
    }
}
