package dev.resonance.storage;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.DataBrowser;
import dev.resonance.conversation.DataPage;
import dev.resonance.conversation.DataQuery;
import dev.resonance.conversation.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The lists of a {@link SqlConversationStore}: by id, since ids sort by time and have an index. */
final class SqlBrowser implements DataBrowser {
    private static final String CONVERSATIONS = """
            select conversations.*,
                (select count(*) from messages where conversation = conversations.number) as messages,
                (select count(*) from attachments where conversation = conversations.number) as attachments
            from conversations
            where (:conversation = '' or id = :conversation) and id < :cursor and
            """ + Owner.OF_CONVERSATION + " order by id desc limit :limit";

    private static final String MESSAGES =
            MessageTable.SELECT + """
            where messages.id < :cursor and (:conversation = '' or messages.conversation = (
                select number from conversations where id = :conversation)) and
            """ + Owner.OF_CONVERSATION + " order by messages.id desc limit :limit";

    private static final String REPLIES =
            MessageTable.SELECT + """
            where messages.id < :cursor and messages.model is not null
                and (:conversation = '' or messages.conversation = (
                    select number from conversations where id = :conversation)) and
            """ + Owner.OF_CONVERSATION + " order by messages.id desc limit :limit";

    private static final String ATTACHMENTS = AttachmentTable.SELECT_WITHOUT_TEXT + """
            where attachments.id < :cursor and (:conversation = '' or conversations.id = :conversation) and
            """ + Owner.OF_ATTACHMENT
            + " order by attachments.id desc limit :limit";

    /** After every id: these hold letters, digits and hyphens. */
    private static final String LAST = "~";

    private final Database database;

    SqlBrowser(Database database) {
        this.database = database;
    }

    @Override
    public DataPage<ConversationEntry> conversations(DataQuery query) {
        return database.read(tables -> {
            Query select = tables.handle().createQuery(CONVERSATIONS);
            return page(
                    query,
                    tables.owner().bind(select),
                    SqlBrowser::entry,
                    entry -> entry.conversation().id());
        });
    }

    @Override
    public DataPage<Message> messages(DataQuery query) {
        return database.read(tables -> {
            Query select = tables.handle().createQuery(MESSAGES);
            return page(query, tables.owner().bind(select), MessageRow::read, Message::id);
        });
    }

    @Override
    public DataPage<Message> replies(DataQuery query) {
        return database.read(tables -> {
            Query select = tables.handle().createQuery(REPLIES);
            return page(query, tables.owner().bind(select), MessageRow::read, Message::id);
        });
    }

    @Override
    public DataPage<Attachment> attachments(DataQuery query) {
        return database.read(tables -> {
            Query select = tables.handle().createQuery(ATTACHMENTS);
            return page(query, tables.owner().bind(select), AttachmentTable::readWithoutText, Attachment::id);
        });
    }

    private static <T> DataPage<T> page(DataQuery query, Query select, RowMapper<T> mapper, Function<T, String> id) {
        List<T> found = select.bind(
                        "conversation",
                        DatabaseText.written(query.conversationId().orElse("")))
                .bind("cursor", query.cursor().orElse(LAST))
                .bind("limit", query.limit() + 1)
                .map(mapper)
                .list();
        return DataPage.of(found, query.limit(), id);
    }

    private static ConversationEntry entry(ResultSet row, StatementContext context) throws SQLException {
        ConversationRow conversation = ConversationRow.read(row, context);
        return new ConversationEntry(
                conversation.conversation(),
                Optional.ofNullable(row.getString("owner")),
                conversation.discardedAt(),
                row.getLong("messages"),
                row.getLong("attachments"));
    }
}
