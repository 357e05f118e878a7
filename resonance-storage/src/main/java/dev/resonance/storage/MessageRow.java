package dev.resonance.storage;

import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Role;
import dev.resonance.engine.TokenUsage;
import dev.resonance.retrieval.SearchOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How a message lies in its columns. */
final class MessageRow {
    private MessageRow() {}

    static Message read(ResultSet row, StatementContext ignored) throws SQLException {
        return new Message(
                row.getString("id"),
                row.getString("conversation_id"),
                Optional.ofNullable(row.getString("parent_id")),
                Role.valueOf(row.getString("role")),
                DatabaseText.read(row, "content"),
                MessageStatus.valueOf(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                details(row),
                feedback(row));
    }

    private static Optional<Feedback> feedback(ResultSet row) throws SQLException {
        String rating = row.getString("rating");
        return rating == null
                ? Optional.empty()
                : Optional.of(new Feedback(Feedback.Rating.valueOf(rating), DatabaseText.read(row, "note")));
    }

    private static Optional<ReplyDetails> details(ResultSet row) throws SQLException {
        Optional<String> model = DatabaseText.find(row, "model");
        if (model.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ReplyDetails(
                model.get(),
                seed(row),
                Optional.ofNullable(row.getString("finish_reason")).map(FinishReason::valueOf),
                new TokenUsage(
                        row.getInt("prompt_tokens"), row.getInt("cached_tokens"), row.getInt("completion_tokens")),
                Duration.ofNanos(row.getLong("first_token_nanos")),
                Duration.ofNanos(row.getLong("elapsed_nanos")),
                SearchOutcome.valueOf(row.getString("search_outcome")),
                SourcesJson.parse(row.getString("sources")),
                row.getInt("trimmed_messages")));
    }

    private static OptionalLong seed(ResultSet row) throws SQLException {
        long seed = row.getLong("seed");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** Binds {@code status}, {@code content} and the columns of the details. */
    static <S extends SqlStatement<S>> S bind(
            S statement, MessageStatus status, String content, Optional<ReplyDetails> details) {
        @Nullable ReplyDetails known = details.orElse(null);
        S bound = statement.bind("status", status.name()).bind("content", DatabaseText.written(content));
        if (known == null) {
            return bindNothing(bound);
        }
        return bound.bind("model", DatabaseText.written(known.model()))
                .bind("seed", known.seed().isPresent() ? (Long) known.seed().getAsLong() : null)
                .bind("finish_reason", known.finishReason().map(Enum::name).orElse(null))
                .bind("prompt_tokens", known.usage().promptTokens())
                .bind("cached_tokens", known.usage().cachedTokens())
                .bind("completion_tokens", known.usage().completionTokens())
                .bind("first_token_nanos", known.timeToFirstToken().toNanos())
                .bind("elapsed_nanos", known.elapsed().toNanos())
                .bind("search_outcome", known.searchOutcome().name())
                .bind("trimmed_messages", known.trimmedMessages())
                .bind("sources", SourcesJson.write(known.sources()));
    }

    private static <S extends SqlStatement<S>> S bindNothing(S statement) {
        for (String column : new String[] {
            "model",
            "seed",
            "finish_reason",
            "prompt_tokens",
            "cached_tokens",
            "completion_tokens",
            "first_token_nanos",
            "elapsed_nanos",
            "search_outcome",
            "trimmed_messages",
            "sources"
        }) {
            statement.bindNull(column, java.sql.Types.NULL);
        }
        return statement;
    }
}
