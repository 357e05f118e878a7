package dev.resonance.storage;

import dev.resonance.conversation.Branches;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.spi.SortableIds;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The branches of {@link SqliteConversationStore}. */
final class SqliteBranches implements Branches {
    private final SqliteDatabase database;
    private final InstantSource clock;
    private final SortableIds ids;

    SqliteBranches(SqliteDatabase database, InstantSource clock, SortableIds ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public List<Message> all(String conversationId) {
        return database.read(
                handle -> new MessageTable(handle).all(new ConversationTable(handle).find(conversationId)));
    }

    @Override
    public List<Message> alternatives(String messageId) {
        return database.read(handle -> {
            MessageTable messages = new MessageTable(handle);
            return messages.alternatives(messages.find(messageId));
        });
    }

    @Override
    public Message add(String conversationId, Optional<String> parentId, NewMessage message) {
        return database.write(handle -> {
            ConversationRow conversation = new ConversationTable(handle).find(conversationId);
            MessageTable messages = new MessageTable(handle);
            OptionalLong parent = parentId.isPresent()
                    ? OptionalLong.of(messages.find(conversation, parentId.get()))
                    : OptionalLong.empty();
            return add(handle, conversation, parent, message);
        });
    }

    /** Adds a message at the end of the active branch. */
    Message append(String conversationId, NewMessage message) {
        return database.write(handle -> {
            ConversationRow conversation = new ConversationTable(handle).find(conversationId);
            return add(handle, conversation, conversation.activeLeaf(), message);
        });
    }

    @Override
    public List<Message> show(String messageId) {
        return database.write(handle -> {
            MessageTable messages = new MessageTable(handle);
            ConversationTable conversations = new ConversationTable(handle);
            long through = messages.find(messageId);
            ConversationRow conversation =
                    conversations.find(messages.read(through).conversationId());
            conversations.activate(conversation, messages.lastBelow(through));
            return messages.branch(
                    conversations.find(conversation.conversation().id()));
        });
    }

    private Message add(Handle handle, ConversationRow conversation, OptionalLong parent, NewMessage message) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MessageTable messages = new MessageTable(handle);
        ConversationTable conversations = new ConversationTable(handle);
        long number = messages.insert(conversation, parent, message, ids.next(), now);
        conversations.activate(conversation, number);
        conversations.touch(conversation, now);
        return messages.read(number);
    }
}
