package dev.resonance.storage;

import dev.resonance.conversation.Conversation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of the table of conversations. */
record ConversationRow(long number, long changed, OptionalLong activeLeaf, Conversation conversation) {
    static final String COLUMNS = "number, id, title, created_at, updated_at, changed, active_leaf";

    static ConversationRow read(ResultSet row, StatementContext ignored) throws SQLException {
        long leaf = row.getLong("active_leaf");
        OptionalLong activeLeaf = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(leaf);
        Conversation conversation = new Conversation(
                row.getString("id"),
                row.getString("title"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
        return new ConversationRow(row.getLong("number"), row.getLong("changed"), activeLeaf, conversation);
    }
}
