package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import dev.resonance.error.ResonanceException;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite and the libraries above it complain about, as one line that says what to do. */
final class SqliteErrors {
    private SqliteErrors() {}

    /** Our own exceptions as they are, all others as {@link StorageException}. */
    static ResonanceException translated(Path file, RuntimeException error) {
        if (error instanceof ResonanceException ours) {
            return ours;
        }
        return new StorageException(file + " " + complaint(error), error);
    }

    private static String complaint(RuntimeException error) {
        Optional<String> known = cause(error, SQLiteException.class)
                .map(sqlite -> complaint(sqlite.getResultCode()))
                .or(() -> cause(error, InterruptedException.class)
                        .map(ignored -> complaint(SQLiteErrorCode.SQLITE_INTERRUPT)))
                .or(() -> cause(error, SQLTransientConnectionException.class)
                        .map(ignored -> complaint(SQLiteErrorCode.SQLITE_BUSY)))
                .or(() -> cause(error, FlywayException.class)
                        .map(ignored -> "is a database, but not one of conversations: name another file"));
        return known.orElseGet(() -> "cannot be used: " + firstLine(error));
    }

    private static String complaint(SQLiteErrorCode code) {
        return switch (primary(code)) {
            case SQLITE_NOTADB -> "is not a database: name another file, or move it away to start a new one";
            case SQLITE_CORRUPT -> "is damaged: restore it from a backup, or move it away to start a new one";
            case SQLITE_FULL -> "cannot grow: the disk is full; free some space and try again";
            case SQLITE_READONLY, SQLITE_PERM -> "cannot be written: check the rights of the file and its folder";
            case SQLITE_CANTOPEN -> "cannot be opened: check that its folder exists and can be written";
            case SQLITE_IOERR -> "cannot be read or written: check the disk and the free space on it";
            case SQLITE_BUSY, SQLITE_LOCKED -> "is in use by another program for too long: end that, and try again";
            case SQLITE_INTERRUPT -> "was not waited for, because the thread was interrupted: try again";
            default -> "refused a statement (" + code.name() + "): report this with the log";
        };
    }

    /** Extended codes carry their primary one in the lowest byte. */
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable error, Class<T> type) {
        return Stream.<Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String firstLine(Throwable error) {
        String message = error.getMessage();
        return message == null
                ? error.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
