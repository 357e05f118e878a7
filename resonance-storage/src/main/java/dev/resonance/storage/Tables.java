package dev.resonance.storage;

import org.jdbi.v3.core.Handle;

/** The tables of a database within one transaction. */
record Tables(Handle handle, Dialect dialect) {
    ConversationTable conversations() {
        return new ConversationTable(handle, dialect);
    }

    MessageTable messages() {
        return new MessageTable(handle, dialect);
    }

    AttachmentTable attachments() {
        return new AttachmentTable(handle);
    }

    /** Keeps others from moving and deleting files of attachments until the transaction ends. */
    void lockFiles() {
        dialect.lockFiles(handle);
    }
}
