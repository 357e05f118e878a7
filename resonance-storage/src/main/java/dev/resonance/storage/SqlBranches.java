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

/** The branches of a {@link SqlConversationStore}. */
final class SqlBranches implements Branches {
    private final Database database;
    private final InstantSource clock;
    private final SortableIds ids;

    SqlBranches(Database database, InstantSource clock, SortableIds ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public List<Message> all(String conversationId) {
        return database.read(
                tables -> tables.messages().all(tables.conversations().find(conversationId)));
    }

    @Override
    public List<Message> alternatives(String messageId) {
        return database.read(tables -> {
            MessageTable messages = tables.messages();
            return messages.alternatives(messages.find(messageId));
        });
    }

    @Override
    public Message add(String conversationId, Optional<String> parentId, NewMessage message) {
        return database.write(tables -> {
            ConversationRow conversation = tables.conversations().lock(conversationId);
            MessageTable messages = tables.messages();
            OptionalLong parent = parentId.isPresent()
                    ? OptionalLong.of(messages.find(conversation, parentId.get()))
                    : OptionalLong.empty();
            return add(tables, conversation, parent, message);
        });
    }

    /** Adds a message at the end of the active branch. */
    Message append(String conversationId, NewMessage message) {
        return database.write(tables -> {
            ConversationRow conversation = tables.conversations().lock(conversationId);
            return add(tables, conversation, conversation.activeLeaf(), message);
        });
    }

    @Override
    public List<Message> show(String messageId) {
        return database.write(tables -> {
            MessageTable messages = tables.messages();
            ConversationTable conversations = tables.conversations();
            long through = messages.find(messageId);
            ConversationRow conversation =
                    conversations.lock(messages.read(through).conversationId());
            conversations.activate(conversation, messages.lastBelow(through));
            return messages.branch(
                    conversations.find(conversation.conversation().id()));
        });
    }

    private Message add(Tables tables, ConversationRow conversation, OptionalLong parent, NewMessage message) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        MessageTable messages = tables.messages();
        ConversationTable conversations = tables.conversations();
        long number = messages.insert(conversation, parent, message, ids.next(), now);
        conversations.activate(conversation, number);
        conversations.touch(conversation, now);
        return messages.read(number);
    }
}
