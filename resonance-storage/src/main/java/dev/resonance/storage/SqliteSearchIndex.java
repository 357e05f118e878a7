package dev.resonance.storage;

import dev.resonance.conversation.spi.SearchWords;
import org.jdbi.v3.core.Handle;

/** One of the two FTS5 tables. A row has the number of its title or message. */
final class SqliteSearchIndex implements SearchIndex {
    private final Handle handle;
    private final String table;

    SqliteSearchIndex(Handle handle, String table) {
        this.handle = handle;
        this.table = table;
    }

    @Override
    public void put(long number, String text) {
        remove(number);
        handle.createUpdate("insert into " + table + " (rowid, words) values (:number, :words)")
                .bind("number", number)
                .bind("words", String.join(" ", SearchWords.of(text)))
                .execute();
    }

    @Override
    public void remove(long number) {
        handle.createUpdate("delete from " + table + " where rowid = :number")
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
                        + " where rowid in (select number from messages where conversation = :conversation)")
                .bind("conversation", conversation)
                .execute();
    }
}
