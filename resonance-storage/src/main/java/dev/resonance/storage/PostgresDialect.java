package dev.resonance.storage;

import org.jdbi.v3.core.Handle;

/** PostgreSQL: many write at a time, each conversation one after the other. */
final class PostgresDialect implements Dialect {
    /** Any number, so long as every version of Resonance uses the same. */
    private static final long FILES = 0x5265_736F_6E61_6E63L;

    @Override
    public long nextChange(Handle handle) {
        return handle.createQuery("select nextval('changes')").mapTo(Long.class).one();
    }

    @Override
    public void lockConversation(Handle handle, String conversationId) {
        handle.createQuery("select number from conversations where id = :id for update")
                .bind("id", DatabaseText.written(conversationId))
                .mapTo(Long.class)
                .findOne();
    }

    @Override
    public void lockFiles(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", FILES);
    }

    @Override
    public SearchDialect search() {
        return new PostgresSearch();
    }
}
