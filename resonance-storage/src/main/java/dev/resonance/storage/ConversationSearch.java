package dev.resonance.storage;

import com.google.gson.Gson;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.spi.PageCursor;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

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

    private static final String SELECT =
            "select * from conversations where discarded_at is null and (pinned, changed) < (:pinned, :position) and "
                    + Owner.OF_CONVERSATION;

    private static final String LIMIT = " limit :limit";
    private static final String ORDER = " order by pinned desc, changed desc limit :limit";

    private final Handle handle;
    private final Tables tables;
    private final SearchSql sql;
    private final String phrases;
    private final int frequent;

    ConversationSearch(Tables tables, List<List<String>> phrases, int frequent) {
        this.handle = tables.handle();
        this.tables = tables;
        this.sql = tables.dialect().search().sql();
        this.frequent = frequent;
        this.phrases = new Gson()
                .toJson(phrases.stream().map(tables.dialect().search()::phrase).toList());
    }

    /** Those that come after a place in the list. */
    List<ConversationRow> list(PageCursor start, int limit) {
        Rarest rarest = rarest();
        String candidates = rarest.matches() < frequent ? sql.candidates() : "";
        return tables.owner()
                .bind(handle.createQuery(SELECT + candidates + sql.holdsAll() + ORDER))
                .bind("phrases", phrases)
                .bind("rarest", rarest.query())
                .bind("pinned", start.pinned() ? 1 : 0)
                .bind("position", start.position())
                .bind("limit", limit)
                .map(ConversationRow::read)
                .list();
    }

    /** Messages that hold every phrase, at most so many, those of the newest conversations first. */
    List<Message> messages(int limit) {
        Rarest rarest = rarest();
        String messages = rarest.matches() < frequent ? sql.rareMessages() : sql.frequentMessages();
        List<Long> numbers = numbers(handle.createQuery(messages + LIMIT), rarest, limit);
        return tables.messages().read(numbers);
    }

    /** Conversations whose title holds every phrase, at most so many, the newest first. */
    List<Conversation> titles(int limit) {
        List<Long> numbers = numbers(handle.createQuery(sql.titles() + LIMIT), rarest(), limit);
        return tables.conversations().read(numbers);
    }

    private List<Long> numbers(Query query, Rarest rarest, int limit) {
        return tables.owner()
                .bind(query)
                .bind("phrases", phrases)
                .bind("rarest", rarest.query())
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    private Rarest rarest() {
        return handle.createQuery(sql.rarest())
                .bind("phrases", phrases)
                .bind("frequent", frequent)
                .map((row, ignored) -> new Rarest(row.getString("query"), row.getInt("matches")))
                .one();
    }

    private record Rarest(String query, int matches) {}
}
