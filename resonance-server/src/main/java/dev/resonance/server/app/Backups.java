package dev.resonance.server.app;

import dev.resonance.error.InvalidValueException;
import dev.resonance.server.config.DatabasePlace;
import dev.resonance.server.config.StorageSettings;
import dev.resonance.storage.SqliteConversationStore;
import java.nio.file.Path;

/** One-file backups of the conversations that the settings name, where these are in SQLite. */
public final class Backups {
    private Backups() {}

    /**
     * Writes everything into one zip file, while others use it.
     *
     * @throws dev.resonance.conversation.StorageException if the database cannot be read or the file not be written
     * @throws InvalidValueException with PostgreSQL, which has its own way
     */
    public static void write(StorageSettings settings, Path target) {
        try (SqliteConversationStore store = SqliteConversationStore.open(file(settings))) {
            store.backUp(target);
        }
    }

    /**
     * Brings a backup back.
     *
     * @throws dev.resonance.conversation.StorageException if it is damaged, or conversations are there already
     * @throws InvalidValueException with PostgreSQL, which has its own way
     */
    public static void restore(StorageSettings settings, Path backup) {
        SqliteConversationStore.restore(backup, file(settings));
    }

    private static Path file(StorageSettings settings) {
        return switch (settings.database()) {
            case DatabasePlace.SqliteFile sqlite -> sqlite.file();
            case DatabasePlace.Postgres postgres ->
                throw new InvalidValueException(
                        "DATABASE_URL",
                        postgres.shown(),
                        "SQLite's for this command: take pg_dump and a copy of DATA_DIR, or export");
        };
    }
}
