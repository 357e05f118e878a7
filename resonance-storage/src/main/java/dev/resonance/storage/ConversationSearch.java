package dev.resonance.storage;

import com.google.gson.Gson;
import dev.resonance.conversation.spi.PageCursor;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Finds the conversations that hold every phrase, in the title or in a message, not all in the same one.
 *
 * <p>The rarest phrase leads: its few matches are the candidates. Where every phrase is frequent, so are matches among
 * the newest conversations, and these are tried one after the other until the page is full. Neither way looks at all
 * matches of a frequent word, of which a large store has as many as messages.
 */
final class ConversationSearch {
    /** From so many matching messages on, a phrase is frequent. */
    static final int FREQUENT = 1000;

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

    private static final String SELECT =
            "select * from conversations where discarded_at is null and (pinned, changed) < (:pinned, :position)";

    private static final String ORDER = " order by pinned desc, changed desc limit :limit";

    private final Handle handle;
    private final String phrases;
    private final int frequent;

    ConversationSearch(Handle handle, List<List<String>> phrases, int frequent) {
        this.handle = handle;
        this.frequent = frequent;
        this.phrases = new Gson()
                .toJson(phrases.stream().map(ConversationSearch::query).toList());
    }

    /** Those that come after a place in the list. */
    List<ConversationRow> list(PageCursor start, int limit) {
        Rarest rarest = rarest();
        String candidates = rarest.matches() < frequent ? CANDIDATES : "";
        return handle.createQuery(SELECT + candidates + HOLDS_ALL + ORDER)
                .bind("phrases", phrases)
                .bind("rarest", rarest.query())
                .bind("pinned", start.pinned())
                .bind("position", start.position())
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    private Rarest rarest() {
        return handle.createQuery(RAREST)
                .bind("phrases", phrases)
                .bind("frequent", frequent)
                .map((row, ignored) -> new Rarest(row.getString("query"), row.getInt("matches")))
                .one();
    }

    /** A phrase in FTS5's language. Words hold letters and digits only, so none of them can end its quotation. */
    private static String query(List<String> phrase) {
        return '"' + String.join(" ", phrase) + "\" *";
    }

    private record Rarest(String query, int matches) {}
}
