package dev.resonance.storage;

import dev.resonance.conversation.ArchivedConversation;
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
            insert into conversations (id, owner, title, created_at, updated_at, changed)
            values (:id, :owner, :title, :now, :now, :changed)""";

    private static final String INSERT_ARCHIVED = """
            insert into conversations (id, owner, title, created_at, updated_at, changed, pinned, discarded_at)
            values (:id, :owner, :title, :created_at, :updated_at, :changed, :pinned, :discarded_at)""";

    private static final String TOUCH = """
            update conversations
            set updated_at = :now, changed = :changed
            where number = :number""";

    private static final String LIST = """
            select * from conversations
            where discarded_at is null and (pinned, changed) < (:pinned, :position) and
            """ + Owner.OF_CONVERSATION + " order by pinned desc, changed desc limit :limit";

    private static final String CONFIGURE = """
            update conversations set system_prompt = :system_prompt, model = :model, search = :search
            where number = :number""";

    private final Handle handle;
    private final Dialect dialect;
    private final Owner owner;

    ConversationTable(Handle handle, Dialect dialect, Owner owner) {
        this.handle = handle;
        this.dialect = dialect;
        this.owner = owner;
    }

    Conversation insert(String id, String title, Instant now) {
        owner.bind(handle.createUpdate(INSERT))
                .bind("id", id)
                .bind("title", title)
                .bind("now", now.toEpochMilli())
                .bind("changed", dialect.nextChange(handle))
                .execute();
        ConversationRow row = find(id);
        titles().put(row.number(), title);
        return row.conversation();
    }

    /** Inserts a conversation of an archive, without messages and files. */
    ConversationRow insert(ArchivedConversation archived) {
        Conversation conversation = archived.conversation();
        owner.bind(handle.createUpdate(INSERT_ARCHIVED))
                .bind("id", conversation.id())
                .bind("title", DatabaseText.written(conversation.title()))
                .bind("created_at", conversation.createdAt().toEpochMilli())
                .bind("updated_at", conversation.updatedAt().toEpochMilli())
                .bind("changed", dialect.nextChange(handle))
                .bind("pinned", conversation.pinned() ? 1 : 0)
                .bind("discarded_at", archived.discardedAt().map(Instant::toEpochMilli))
                .execute();
        ConversationRow row = findAny(conversation.id());
        configure(row, conversation.settings());
        titles().put(row.number(), conversation.title());
        return row;
    }

    /** Whether it is there or in the bin. */
    boolean holds(String id) {
        return handle.createQuery("select exists (select 1 from conversations where id = :id)")
                .bind("id", DatabaseText.written(id))
                .mapTo(Boolean.class)
                .one();
    }

    /** Deletes the rows of all conversations, messages and words; files of attachments stay. */
    void deleteAll() {
        if (owner.name().isPresent()) {
            owner.bind(handle.createQuery("select * from conversations where " + Owner.OF_CONVERSATION))
                    .map(ConversationRow::read)
                    .list()
                    .forEach(this::deleteRow);
            return;
        }
        dialect.search().messages(handle).removeAll();
        titles().removeAll();
        handle.createUpdate("delete from conversations").execute();
    }

    /** Throws {@link ConversationNotFoundException} if it is not there or in the bin. */
    ConversationRow find(String id) {
        ConversationRow row = findAny(id);
        if (row.discardedAt().isPresent()) {
            throw new ConversationNotFoundException(id);
        }
        return row;
    }

    /** Finds it and keeps others from changing it; throws as {@link #find}. */
    ConversationRow lock(String id) {
        dialect.lockConversation(handle, id);
        return find(id);
    }

    /** Finds it and keeps others from changing it; throws as {@link #findAny}. */
    ConversationRow lockAny(String id) {
        dialect.lockConversation(handle, id);
        return findAny(id);
    }

    /** Throws {@link ConversationNotFoundException} if it is neither there nor in the bin. */
    ConversationRow findAny(String id) {
        return owner.bind(handle.createQuery("select * from conversations where id = :id and " + Owner.OF_CONVERSATION))
                .bind("id", DatabaseText.written(id))
                .map(ConversationRow::read)
                .findOne()
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }

    /** Those that come after a place in the list. */
    List<ConversationRow> list(PageCursor start, int limit) {
        return owner.bind(handle.createQuery(LIST))
                .bind("pinned", start.pinned() ? 1 : 0)
                .bind("position", start.position())
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    List<Conversation> read(List<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : handle.createQuery("select * from conversations where number in (<numbers>) order by number desc")
                        .bindList("numbers", numbers)
                        .map(ConversationRow::read)
                        .map(ConversationRow::conversation)
                        .list();
    }

    Conversation rename(String id, String title, Instant now) {
        ConversationRow row = lock(id);
        handle.createUpdate("update conversations set title = :title where number = :number")
                .bind("title", title)
                .bind("number", row.number())
                .execute();
        touch(row, now);
        titles().put(row.number(), title);
        return find(id).conversation();
    }

    Conversation pin(String id, boolean pinned) {
        handle.createUpdate("update conversations set pinned = :pinned where number = :number")
                .bind("pinned", pinned ? 1 : 0)
                .bind("number", lock(id).number())
                .execute();
        return find(id).conversation();
    }

    Conversation configure(String id, ConversationSettings settings) {
        configure(lock(id), settings);
        return find(id).conversation();
    }

    private void configure(ConversationRow row, ConversationSettings settings) {
        handle.createUpdate(CONFIGURE)
                .bind("system_prompt", DatabaseText.written(settings.systemPrompt()))
                .bind("model", DatabaseText.written(settings.model()))
                .bind("search", settings.search().map(on -> on ? 1 : 0))
                .bind("number", row.number())
                .execute();
    }

    /** Notes a change that brings the conversation to the top of the list. */
    void touch(ConversationRow conversation, Instant now) {
        handle.createUpdate(TOUCH)
                .bind("now", now.toEpochMilli())
                .bind("changed", dialect.nextChange(handle))
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
        return owner.bind(handle.createQuery("select * from conversations where discarded_at is not null and "
                        + Owner.OF_CONVERSATION + " order by discarded_at desc, id desc limit :limit"))
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    List<ConversationRow> discardedBefore(Instant time) {
        return owner.bind(handle.createQuery(
                        "select * from conversations where discarded_at < :time and " + Owner.OF_CONVERSATION))
                .bind("time", time.toEpochMilli())
                .map(ConversationRow::read)
                .list();
    }

    /** Deletes all rows of a conversation and returns the checksums of the files that it had. */
    List<String> delete(ConversationRow row) {
        List<String> checksums = new AttachmentTable(handle, owner)
                .of(row).stream().map(Attachment::sha256).toList();
        deleteRow(row);
        return checksums;
    }

    private void deleteRow(ConversationRow row) {
        dialect.search().messages(handle).removeConversation(row.number());
        titles().remove(row.number());
        handle.createUpdate("delete from conversations where number = :number")
                .bind("number", row.number())
                .execute();
    }

    private SearchIndex titles() {
        return dialect.search().titles(handle);
    }
}
