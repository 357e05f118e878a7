package dev.resonance.storage;

import dev.resonance.conversation.spi.SearchWords;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * One of the two tables of words. A tsvector holds no more than 256 places of a word and a megabyte in all, so a long
 * text has several rows, which overlap by the length of the longest phrase.
 */
final class PostgresSearchIndex implements SearchIndex {
    private static final int WORDS_EACH = 255;
    private static final int STEP = WORDS_EACH - SearchWords.PHRASE_WORDS + 1;

    private final Handle handle;
    private final String table;

    PostgresSearchIndex(Handle handle, String table) {
        this.handle = handle;
        this.table = table;
    }

    @Override
    public void put(long number, String text) {
        remove(number);
        List<String> words = SearchWords.of(text);
        PreparedBatch batch = handle.prepareBatch(
                "insert into " + table + " (number, part, words) values (:number, :part, cast(:words as tsvector))");
        for (int part = 0; part == 0 || part * STEP + SearchWords.PHRASE_WORDS <= words.size(); part++) {
            List<String> own = words.subList(part * STEP, Math.min(words.size(), part * STEP + WORDS_EACH));
            batch.bind("number", number)
                    .bind("part", part)
                    .bind("words", vector(own))
                    .add();
        }
        batch.execute();
    }

    @Override
    public void remove(long number) {
        handle.createUpdate("delete from " + table + " where number = :number")
                .bind("number", number)
                .execute();
    }

    @Override
    public void removeAll() {
        handle.createUpdate("delete from " + table).execute();
    }

    @Override
    public void removeConversation(long conversation) {
        handle.createUpdate("delete from " + table
                        + " where number in (select number from messages where conversation = :conversation)")
                .bind("conversation", conversation)
                .execute();
    }

    private static String vector(List<String> words) {
        StringBuilder vector = new StringBuilder();
        for (int place = 0; place < words.size(); place++) {
            vector.append('\'')
                    .append(words.get(place))
                    .append("':")
                    .append(place + 1)
                    .append(' ');
        }
        return vector.toString();
    }
}
