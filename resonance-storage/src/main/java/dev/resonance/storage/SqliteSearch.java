package dev.resonance.storage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Searching with FTS5. */
final class SqliteSearch implements SearchDialect {
    private static final String RAREST = """
            select phrase.value as query, (
                select count(*) from (
                    select 1 from message_words where message_words match phrase.value limit :frequent)
            ) as matches
            from json_each(:phrases) as phrase
            order by matches limit 1""";

    private static final String CANDIDATES = """
             and conversations.number in (
                select message_words.rowid >> 24 from message_words where message_words match :rarest
                union
                select title_words.rowid from title_words where title_words match :rarest)
            """;

    private static final String HOLDS_ALL = """
             and not exists (
                select 1 from json_each(:phrases) as phrase
                where not exists (
                    select 1 from message_words where message_words match phrase.value
                    and message_words.rowid between conversations.number << 24 and (conversations.number + 1) << 24)
                and not exists (
                    select 1 from title_words where title_words match phrase.value
                    and title_words.rowid = conversations.number))
            """;

    /** FTS5 gives its rows in order, so that frequent words cost no more than rare ones. */
    private static final String MESSAGES = """
            select rowid from message_words
            where message_words match (select group_concat(value, ' AND ') from json_each(:phrases))
                and exists (
                    select 1 from conversations
                    where conversations.number = message_words.rowid >> 24 and discarded_at is null
                    and (cast(:owner as text) is null or owner = :owner))
            order by rowid desc""";

    private static final String TITLES = """
            select rowid from title_words
            where title_words match (select group_concat(value, ' AND ') from json_each(:phrases))
                and exists (
                    select 1 from conversations
                    where conversations.number = title_words.rowid and discarded_at is null
                    and (cast(:owner as text) is null or owner = :owner))
            order by rowid desc""";

    @Override
    public SearchIndex titles(Handle handle) {
        return new SqliteSearchIndex(handle, "title_words");
    }

    @Override
    public SearchIndex messages(Handle handle) {
        return new SqliteSearchIndex(handle, "message_words");
    }

    /** Words hold letters and digits only, so none of them can end the quotation. */
    @Override
    public String phrase(List<String> words) {
        return '"' + String.join(" ", words) + "\" *";
    }

    @Override
    public SearchSql sql() {
        return new SearchSql(RAREST, CANDIDATES, HOLDS_ALL, MESSAGES, MESSAGES, TITLES);
    }
}
