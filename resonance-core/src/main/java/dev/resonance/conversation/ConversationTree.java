package dev.resonance.conversation;

import dev.resonance.conversation.spi.SearchWords;
import dev.resonance.conversation.spi.StoredText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One conversation of {@link InMemoryConversationStore} with all its branches. Not thread-safe: the store locks. */
final class ConversationTree {
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private Conversation conversation;
    private long changed;
    private Optional<String> activeLeaf = Optional.empty();

    ConversationTree(Conversation conversation, long changed) {
        this.conversation = conversation;
        this.changed = changed;
    }

    Conversation conversation() {
        return conversation;
    }

    /** Which change of the store changed this conversation last: clocks may stand still, this counts up. */
    long changed() {
        return changed;
    }

    void rename(String title, Instant now, long change) {
        conversation = new Conversation(conversation.id(), title, conversation.createdAt(), now);
        changed = change;
    }

    Message append(NewMessage message, String id, Instant now, long change) {
        Message added = new Message(
                id,
                conversation.id(),
                activeLeaf,
                message.role(),
                StoredText.wellFormed(message.content()),
                message.status(),
                now,
                message.details());
        messages.put(id, added);
        activeLeaf = Optional.of(id);
        rename(conversation.title(), now, change);
        return added;
    }

    Message update(Message message) {
        return messages.compute(
                message.id(),
                (id, stored) -> new Message(
                        id,
                        conversation.id(),
                        stored.parentId(),
                        stored.role(),
                        StoredText.wellFormed(message.content()),
                        message.status(),
                        stored.createdAt(),
                        message.details()));
    }

    List<Message> activeBranch() {
        ArrayDeque<Message> branch = new ArrayDeque<>();
        Optional<Message> next = activeLeaf.map(messages::get);
        while (next.isPresent()) {
            branch.addFirst(next.get());
            next = next.get().parentId().map(messages::get);
        }
        return List.copyOf(branch);
    }

    boolean holds(List<List<String>> phrases) {
        List<List<String>> texts = Stream.concat(Stream.of(conversation.title()), written())
                .map(SearchWords::of)
                .toList();
        return phrases.stream().allMatch(phrase -> texts.stream().anyMatch(words -> SearchWords.match(words, phrase)));
    }

    private Stream<String> written() {
        return messages.values().stream()
                .filter(message -> message.status() != MessageStatus.STREAMING)
                .map(Message::content);
    }
}
