package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;

/**
 * Conversations in a PostgreSQL database, 13 or newer, and the bytes of their attachments in a folder.
 *
 * <p>Thread-safe. Several stores, in this process and on other machines, may share a database, if they share the folder
 * too. Opening a store marks messages that were left half written as interrupted; if another process is still writing
 * one, its next update puts that right. Whoever opens a store closes it; a closed one throws {@link StorageException}.
 */
public final class PostgresConversationStore extends SqlConversationStore {
    private PostgresConversationStore(PostgresDatabase database, Path attachmentFolder, InstantSource clock) {
        super(database, new AttachmentFiles(attachmentFolder), clock);
    }

    /**
     * Opens the store in this database, and makes its tables where they are not there yet. Tables of an older version
     * are brought up to date.
     *
     * @param url such as {@code jdbc:postgresql://host/database?user=u&password=p}, with the driver's parameters
     * @param attachmentFolder made when the first file comes; nothing else may be in it
     * @throws StorageException if the database cannot be reached or written, or was written by a newer version
     */
    public static PostgresConversationStore open(String url, Path attachmentFolder) {
        PostgresConversationStore store = new PostgresConversationStore(
                PostgresDatabase.open(url), attachmentFolder.toAbsolutePath().normalize(), Clock.systemUTC());
        store.recover();
        return store;
    }
}
