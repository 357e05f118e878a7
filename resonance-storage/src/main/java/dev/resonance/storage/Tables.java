package dev.resonance.storage;

import org.jdbi.v3.core.Handle;

/** The tables of a database within one transaction, as their owner sees them. */
record Tables(Handle handle, Dialect dialect, Owner owner) {
    ConversationTable conversations() {
        return new ConversationTable(handle, dialect, owner);
    }

    MessageTable messages() {
        return new MessageTable(handle, dialect, owner);
    }

    AttachmentTable attachments() {
        return new AttachmentTable(handle, owner);
    }

    /** The same tables as another owner sees them. */
    Tables of(Owner other) {
        return new Tables(handle, dialect, other);
    }

    /** Keeps others from moving and deleting files of attachments until the transaction ends. */
    void lockFiles() {
        dialect.lockFiles(handle);
    }
}
