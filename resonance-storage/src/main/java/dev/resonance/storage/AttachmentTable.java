package dev.resonance.storage;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.ConversationNotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of attachments, within one transaction. */
final class AttachmentTable {
    /** All columns but the text, which may be long. */
    static final String SELECT_WITHOUT_TEXT = """
            select attachments.id, attachments.name, attachments.content_type, attachments.size_bytes,
                attachments.sha256, attachments.created_at, conversations.id as conversation_id
            from attachments
            left join conversations on conversations.number = attachments.conversation
            """;

    private static final String SELECT = """
            select attachments.*, conversations.id as conversation_id from attachments
            left join conversations on conversations.number = attachments.conversation
            """;

    private static final String INSERT = """
            insert into attachments (id, owner, conversation, name, content_type, size_bytes, sha256, created_at, text)
            values (
                :id, :owner, (select number from conversations where id = :conversation_id), :name, :content_type,
                :size_bytes, :sha256, :created_at, :text)""";

    private static final String ASSIGN = """
            update attachments set conversation = (select number from conversations where id = :conversation_id)
            where id = :id""";

    private static final String OLD_WITHOUT_CONVERSATION =
            "conversation is null and created_at < :before and (cast(:owner as text) is null or owner = :owner)";

    private final Handle handle;
    private final Owner owner;

    AttachmentTable(Handle handle, Owner owner) {
        this.handle = handle;
        this.owner = owner;
    }

    void insert(Attachment attachment) {
        owner.bind(handle.createUpdate(INSERT))
                .bind("id", attachment.id())
                .bind("conversation_id", attachment.conversationId())
                .bind("name", DatabaseText.written(attachment.name()))
                .bind("content_type", attachment.contentType())
                .bind("size_bytes", attachment.sizeBytes())
                .bind("sha256", attachment.sha256())
                .bind("created_at", attachment.createdAt().toEpochMilli())
                .bind("text", DatabaseText.written(attachment.text()))
                .execute();
    }

    /** Throws {@link ConversationNotFoundException} if it is not there, or its conversation is in the bin. */
    Attachment find(String id) {
        return owner.bind(handle.createQuery(
                        SELECT + "where attachments.id = :id and conversations.discarded_at is null and "
                                + Owner.OF_ATTACHMENT))
                .bind("id", DatabaseText.written(id))
                .map(AttachmentTable::read)
                .findOne()
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }

    List<Attachment> of(ConversationRow conversation) {
        return handle.createQuery(SELECT + "where attachments.conversation = :number order by attachments.number")
                .bind("number", conversation.number())
                .map(AttachmentTable::read)
                .list();
    }

    void assign(String id, String conversationId) {
        handle.createUpdate(ASSIGN)
                .bind("id", id)
                .bind("conversation_id", conversationId)
                .execute();
    }

    void delete(String id) {
        handle.createUpdate("delete from attachments where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Whether a row has this checksum. */
    boolean knows(String sha256) {
        return handle.createQuery("select exists (select 1 from attachments where sha256 = :sha256)")
                .bind("sha256", sha256)
                .mapTo(Boolean.class)
                .one();
    }

    List<String> checksums() {
        return handle.createQuery("select distinct sha256 from attachments order by sha256")
                .mapTo(String.class)
                .list();
    }

    boolean holds(String id) {
        return handle.createQuery("select exists (select 1 from attachments where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** Deletes the rows without a conversation that were added before a time, and returns their checksums. */
    List<String> deleteUnowned(Instant before) {
        List<String> checksums = owner.bind(
                        handle.createQuery("select sha256 from attachments where " + OLD_WITHOUT_CONVERSATION))
                .bind("before", before.toEpochMilli())
                .mapTo(String.class)
                .list();
        owner.bind(handle.createUpdate("delete from attachments where " + OLD_WITHOUT_CONVERSATION))
                .bind("before", before.toEpochMilli())
                .execute();
        return checksums;
    }

    /** To be called after the conversations were deleted: what belonged to these is gone by then. */
    int deleteAll() {
        return owner.bind(handle.createUpdate("delete from attachments where cast(:owner as text) is null"
                        + " or conversation is null and owner = :owner"))
                .execute();
    }

    static Attachment readWithoutText(ResultSet row, StatementContext ignored) throws SQLException {
        return read(row, Optional.empty());
    }

    private static Attachment read(ResultSet row, StatementContext ignored) throws SQLException {
        return read(row, DatabaseText.find(row, "text"));
    }

    private static Attachment read(ResultSet row, Optional<String> text) throws SQLException {
        return new Attachment(
                row.getString("id"),
                Optional.ofNullable(row.getString("conversation_id")),
                DatabaseText.read(row, "name"),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                text);
    }
}
