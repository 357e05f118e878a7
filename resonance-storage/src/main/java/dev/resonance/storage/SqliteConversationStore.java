package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;

/**
 * Conversations in one SQLite file, and their attachments in the folder beside it that has the file's name and {@code
 * -files}.
 *
 * <p>What a call wrote survives a crash of the program and of the machine: each commit waits until the disk has it.
 *
 * <p>Thread-safe. Several stores, in this process and in others, may share a file: writers queue, readers never wait
 * for them. Opening a store marks messages that were left half written as interrupted; if another process is still
 * writing one, its next update puts that right. Whoever opens a store closes it; a closed one throws {@link
 * StorageException}.
 */
public final class SqliteConversationStore extends SqlConversationStore {
    private final SqliteDatabase database;

    private SqliteConversationStore(SqliteDatabase database, InstantSource clock) {
        super(database, new AttachmentFiles(database.attachmentFolder()), clock);
        this.database = database;
    }

    /**
     * Opens the store in this file, and makes the file and the folders above it where they are not there yet. A file of
     * an older version is brought up to date.
     *
     * @throws StorageException if the file cannot be read and written, is damaged, is no database of conversations, or
     *     was written by a newer version
     */
    public static SqliteConversationStore open(Path databaseFile) {
        return open(SqliteDatabase.open(databaseFile), Clock.systemUTC());
    }

    static SqliteConversationStore open(SqliteDatabase database, InstantSource clock) {
        SqliteConversationStore store = new SqliteConversationStore(database, clock);
        store.recover();
        return store;
    }

    /**
     * Brings what {@link #backUp} wrote back, as a new store to be opened.
     *
     * @param databaseFile where the store will be; neither it nor its attachments may be there yet
     * @throws StorageException if the backup is damaged, something is there already, or nothing can be written there;
     *     then nothing is changed
     */
    public static void restore(Path backup, Path databaseFile) {
        Backup.restore(backup, databaseFile);
    }

    /**
     * Writes everything, attachments too, into one zip file, while the store is in use. An older file of that name is
     * replaced once the new one is complete.
     *
     * @throws StorageException if the file cannot be written
     */
    public void backUp(Path target) {
        Backup.write(database, target);
    }
}
