package dev.resonance.storage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** How one database searches for words. Stateless. */
interface SearchDialect {
    /** The words of conversations' titles, within one transaction. */
    SearchIndex titles(Handle handle);

    /** The words of messages, within one transaction. */
    SearchIndex messages(Handle handle);

    /** A phrase in the database's query language; its last word may be the beginning of a longer one. */
    String phrase(List<String> words);

    SearchSql sql();
}
