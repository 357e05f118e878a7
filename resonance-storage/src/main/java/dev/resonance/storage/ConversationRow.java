package dev.resonance.storage;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of the table of conversations. */
record ConversationRow(
        long number,
        long changed,
        Optional<String> owner,
        OptionalLong activeLeaf,
        Optional<Instant> discardedAt,
        Conversation conversation) {

    static ConversationRow read(ResultSet row, StatementContext ignored) throws SQLException {
        OptionalLong discarded = number(row, "discarded_at");
        Conversation conversation = new Conversation(
                row.getString("id"),
                DatabaseText.read(row, "title"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                row.getBoolean("pinned"),
                settings(row));
        return new ConversationRow(
                row.getLong("number"),
                row.getLong("changed"),
                Optional.ofNullable(row.getString("owner")),
                number(row, "active_leaf"),
                discarded.isPresent() ? Optional.of(Instant.ofEpochMilli(discarded.getAsLong())) : Optional.empty(),
                conversation);
    }

    private static ConversationSettings settings(ResultSet row) throws SQLException {
        OptionalLong search = number(row, "search");
        return new ConversationSettings(
                DatabaseText.find(row, "system_prompt"),
                DatabaseText.find(row, "model"),
                search.isPresent() ? Optional.of(search.getAsLong() == 1) : Optional.empty());
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
