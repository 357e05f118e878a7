package dev.resonance.storage;

import org.jdbi.v3.core.Handle;

/** SQLite: a transaction that writes has the whole file to itself, so nothing is left to lock. */
final class SqliteDialect implements Dialect {
    @Override
    public long nextChange(Handle handle) {
        return handle.createQuery("select coalesce(max(changed), 0) + 1 from conversations")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void lockConversation(Handle handle, String conversationId) {}

    @Override
    public void lockFiles(Handle handle) {}

    @Override
    public SearchDialect search() {
        return new SqliteSearch();
    }
}
