package dev.resonance.storage;

import dev.resonance.conversation.spi.SearchWords;
import org.jdbi.v3.core.Handle;

/** One of the two full-text tables, within one transaction. */
final class SearchIndex {
    private final Handle handle;
    private final String table;

    private SearchIndex(Handle handle, String table) {
        this.handle = handle;
        this.table = table;
    }

    static SearchIndex titles(Handle handle) {
        return new SearchIndex(handle, "title_words");
    }

    static SearchIndex messages(Handle handle) {
        return new SearchIndex(handle, "message_words");
    }

    void put(long number, String text) {
        remove(number);
        handle.createUpdate("insert into " + table + " (rowid, words) values (:number, :words)")
                .bind("number", number)
                .bind("words", String.join(" ", SearchWords.of(text)))
                .execute();
    }

    void remove(long number) {
        handle.createUpdate("delete from " + table + " where rowid = :number")
                .bind("number", number)
                .execute();
    }

    void removeConversation(long conversation) {
        handle.createUpdate("delete from " + table
                        + " where rowid in (select number from messages where conversation = :conversation)")
                .bind("conversation", conversation)
                .execute();
    }
}
