package dev.resonance.storage;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of conversations, within one transaction. */
final class ConversationTable {
    private static final String NEXT_CHANGE = "(select coalesce(max(changed), 0) + 1 from conversations)";

    private final Handle handle;

    ConversationTable(Handle handle) {
        this.handle = handle;
    }

    Conversation insert(String id, String title, Instant now) {
        handle.createUpdate(
                        "insert into conversations (id, title, created_at, updated_at, changed) values (:id, :title, :now, :now, "
                                + NEXT_CHANGE + ")")
                .bind("id", id)
                .bind("title", title)
                .bind("now", now.toEpochMilli())
                .execute();
        ConversationRow row = find(id);
        SearchIndex.titles(handle).put(row.number(), title);
        return row.conversation();
    }

    /** Throws {@link ConversationNotFoundException} if there is none. */
    ConversationRow find(String id) {
        return handle.createQuery("select " + ConversationRow.COLUMNS + " from conversations where id = :id")
                .bind("id", id)
                .map(ConversationRow::read)
                .findOne()
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }

    /** Those that changed before a position, the last changed first. */
    List<ConversationRow> list(long position, int limit) {
        return handle.createQuery("select " + ConversationRow.COLUMNS
                        + " from conversations where changed < :position order by changed desc limit :limit")
                .bind("position", position)
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    Conversation rename(String id, String title, Instant now) {
        ConversationRow row = find(id);
        handle.createUpdate("update conversations set title = :title, updated_at = :now, changed = " + NEXT_CHANGE
                        + " where number = :number")
                .bind("title", title)
                .bind("now", now.toEpochMilli())
                .bind("number", row.number())
                .execute();
        SearchIndex.titles(handle).put(row.number(), title);
        return find(id).conversation();
    }

    /** Makes a message the last one of the active branch. */
    void activate(ConversationRow conversation, long message, Instant now) {
        handle.createUpdate("update conversations set active_leaf = :message, updated_at = :now, changed = "
                        + NEXT_CHANGE + " where number = :number")
                .bind("message", message)
                .bind("now", now.toEpochMilli())
                .bind("number", conversation.number())
                .execute();
    }

    boolean delete(String id) {
        ConversationRow row = find(id);
        SearchIndex.messages(handle).removeConversation(row.number());
        SearchIndex.titles(handle).remove(row.number());
        return handle.createUpdate("delete from conversations where number = :number")
                        .bind("number", row.number())
                        .execute()
                == 1;
    }
}
