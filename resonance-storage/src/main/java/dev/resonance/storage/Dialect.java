package dev.resonance.storage;

import org.jdbi.v3.core.Handle;

/** Where SQLite and PostgreSQL differ; all other SQL is the same for both. Within one transaction. Stateless. */
interface Dialect {
    /** The next number in the order of changes: later changes have higher ones. */
    long nextChange(Handle handle);

    /** Keeps others from changing a conversation until the transaction ends; without effect where it is not there. */
    void lockConversation(Handle handle, String conversationId);

    /** Keeps others from moving and deleting files of attachments until the transaction ends. */
    void lockFiles(Handle handle);

    SearchDialect search();
}
