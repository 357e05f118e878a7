package dev.resonance.storage;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Searching with tsvector and GIN. What a word is was decided before, in Java, so that all databases find the same;
 * PostgreSQL's own parser and dictionaries have no say.
 *
 * <p>{@code offset 0} keeps the planner from joining a step with the next one: it knows nothing of how frequent a
 * phrase is, and would read the whole index for each conversation.
 */
final class PostgresSearch implements SearchDialect {
    private static final String RAREST = """
            select phrase.value as query, (
                select count(*) from (
                    select 1 from message_words where words @@ cast(phrase.value as tsquery) limit :frequent) as matching
            ) as matches
            from json_array_elements_text(cast(:phrases as json)) as phrase (value)
            order by matches limit 1""";

    private static final String CANDIDATES = """
             and conversations.number in (
                select message_words.number >> 24 from message_words where words @@ cast(:rarest as tsquery)
                union
                select title_words.number from title_words where words @@ cast(:rarest as tsquery))
            """;

    private static final String HOLDS_ALL = """
             and not exists (
                select 1 from json_array_elements_text(cast(:phrases as json)) as phrase (value)
                where not exists (
                    select 1 from (
                        select words from message_words
                        where number between conversations.number << 24 and (conversations.number + 1) << 24
                        offset 0) as own
                    where own.words @@ cast(phrase.value as tsquery))
                and not exists (
                    select 1 from (
                        select words from title_words where number = conversations.number offset 0) as own
                    where own.words @@ cast(phrase.value as tsquery)))
            """;

    private static final String VISIBLE_AND_WHOLE = """
            where exists (
                select 1 from conversations where conversations.number = found.number >> 24 and discarded_at is null
                    and (cast(:owner as text) is null or owner = :owner))
            and not exists (
                select 1 from json_array_elements_text(cast(:phrases as json)) as phrase (value)
            where not exists (
                select 1 from (
                    select words from message_words where message_words.number = found.number offset 0) as own
                where own.words @@ cast(phrase.value as tsquery)))
            """;

    private static final String RARE_MESSAGES = """
            select found.number from (
                select distinct number from message_words where words @@ cast(:rarest as tsquery)) as found
            """ + VISIBLE_AND_WHOLE + "order by found.number desc";

    private static final String FREQUENT_MESSAGES = """
            select found.number from (
                select number from message_words where part = 0 order by number desc offset 0) as found
            """ + VISIBLE_AND_WHOLE;

    private static final String TITLES = """
            select found.number from (
                select distinct number from title_words where words @@ cast(:rarest as tsquery)) as found
            where exists (
                select 1 from conversations where conversations.number = found.number and discarded_at is null
                    and (cast(:owner as text) is null or owner = :owner))
            and not exists (
                select 1 from json_array_elements_text(cast(:phrases as json)) as phrase (value)
                where not exists (
                    select 1 from (
                        select words from title_words where title_words.number = found.number offset 0) as own
                    where own.words @@ cast(phrase.value as tsquery)))
            order by found.number desc""";

    @Override
    public SearchIndex titles(Handle handle) {
        return new PostgresSearchIndex(handle, "title_words");
    }

    @Override
    public SearchIndex messages(Handle handle) {
        return new PostgresSearchIndex(handle, "message_words");
    }

    /** Words hold letters and digits only, so none of them can end its quotation. */
    @Override
    public String phrase(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> ", "", ":*"));
    }

    @Override
    public SearchSql sql() {
        return new SearchSql(RAREST, CANDIDATES, HOLDS_ALL, RARE_MESSAGES, FREQUENT_MESSAGES, TITLES);
    }
}
