package dev.resonance.storage;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.spi.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of conversations, within one transaction. */
final class ConversationTable {
    private static final String INSERT = """
            insert into conversations (id, title, created_at, updated_at, changed)
            values (:id, :title, :now, :now, (select coalesce(max(changed), 0) + 1 from conversations))""";

    private static final String TOUCH = """
            update conversations
            set updated_at = :now, changed = (select max(changed) + 1 from conversations)
            where number = :number""";

    private static final String LIST = """
            select * from conversations
            where discarded_at is null and (pinned, changed) < (:pinned, :position)
            order by pinned desc, changed desc limit :limit""";

    private static final String CONFIGURE = """
            update conversations set system_prompt = :system_prompt, model = :model, search = :search
            where number = :number""";

    private final Handle handle;

    ConversationTable(Handle handle) {
        this.handle = handle;
    }

    Conversation insert(String id, String title, Instant now) {
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("title", title)
                .bind("now", now.toEpochMilli())
                .execute();
        ConversationRow row = find(id);
        SearchIndex.titles(handle).put(row.number(), title);
        return row.conversation();
    }

    /** Throws {@link ConversationNotFoundException} if it is not there or in the bin. */
    ConversationRow find(String id) {
        ConversationRow row = findAny(id);
        if (row.discardedAt().isPresent()) {
            throw new ConversationNotFoundException(id);
        }
        return row;
    }

    /** Throws {@link ConversationNotFoundException} if it is neither there nor in the bin. */
    ConversationRow findAny(String id) {
        return handle.createQuery("select * from conversations where id = :id")
                .bind("id", id)
                .map(ConversationRow::read)
                .findOne()
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }

    /** Those that come after a place in the list. */
    List<ConversationRow> list(PageCursor start, int limit) {
        return handle.createQuery(LIST)
                .bind("pinned", start.pinned())
                .bind("position", start.position())
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    Conversation rename(String id, String title, Instant now) {
        ConversationRow row = find(id);
        handle.createUpdate("update conversations set title = :title where number = :number")
                .bind("title", title)
                .bind("number", row.number())
                .execute();
        touch(row, now);
        SearchIndex.titles(handle).put(row.number(), title);
        return find(id).conversation();
    }

    Conversation pin(String id, boolean pinned) {
        handle.createUpdate("update conversations set pinned = :pinned where number = :number")
                .bind("pinned", pinned)
                .bind("number", find(id).number())
                .execute();
        return find(id).conversation();
    }

    Conversation configure(String id, ConversationSettings settings) {
        handle.createUpdate(CONFIGURE)
                .bind("system_prompt", settings.systemPrompt())
                .bind("model", settings.model())
                .bind("search", settings.search())
                .bind("number", find(id).number())
                .execute();
        return find(id).conversation();
    }

    /** Notes a change that brings the conversation to the top of the list. */
    void touch(ConversationRow conversation, Instant now) {
        handle.createUpdate(TOUCH)
                .bind("now", now.toEpochMilli())
                .bind("number", conversation.number())
                .execute();
    }

    /** Makes a message the end of the active branch. */
    void activate(ConversationRow conversation, long message) {
        handle.createUpdate("update conversations set active_leaf = :message where number = :number")
                .bind("message", message)
                .bind("number", conversation.number())
                .execute();
    }

    /** Puts the conversation into the bin, or takes it out. */
    void discard(ConversationRow conversation, Optional<Instant> when) {
        handle.createUpdate("update conversations set discarded_at = :when where number = :number")
                .bind("when", when.map(Instant::toEpochMilli))
                .bind("number", conversation.number())
                .execute();
    }

    List<ConversationRow> discarded(int limit) {
        return handle.createQuery("select * from conversations where discarded_at is not null"
                        + " order by discarded_at desc, id desc limit :limit")
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    List<ConversationRow> discardedBefore(Instant time) {
        return handle.createQuery("select * from conversations where discarded_at < :time")
                .bind("time", time.toEpochMilli())
                .map(ConversationRow::read)
                .list();
    }

    /** Deletes all rows of a conversation and returns the checksums of the files that it had. */
    List<String> delete(ConversationRow row) {
        List<String> checksums = new AttachmentTable(handle)
                .of(row).stream().map(Attachment::sha256).toList();
        SearchIndex.messages(handle).removeConversation(row.number());
        SearchIndex.titles(handle).remove(row.number());
        handle.createUpdate("delete from conversations where number = :number")
                .bind("number", row.number())
                .execute();
        return checksums;
    }
}
