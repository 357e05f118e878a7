package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import dev.resonance.error.ResonanceException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What PostgreSQL and the libraries above it complain about, as one line that says what to do. */
final class PostgresErrors {
    private PostgresErrors() {}

    /** Our own exceptions as they are, all others as {@link StorageException}. */
    static ResonanceException translated(String place, RuntimeException error) {
        if (error instanceof ResonanceException ours) {
            return ours;
        }
        return new StorageException(place + " " + complaint(error), error);
    }

    private static String complaint(RuntimeException error) {
        if (causes(error).anyMatch(InterruptedException.class::isInstance)) {
            return "was not waited for, because the thread was interrupted: try again";
        }
        return state(error)
                .map(PostgresErrors::complaint)
                .orElse("cannot be used: check DATABASE_URL, and the log for the cause");
    }

    /** By the classes of SQLSTATE: PostgreSQL's manual, appendix A. */
    private static String complaint(String state) {
        return switch (state.length() < 2 ? state : state.substring(0, 2)) {
            case "08" -> "cannot be reached: check that the server runs, and its host and port";
            case "28" -> "refused the user: check the user and password in the URL";
            case "3D" -> "is not there: make the database, or name another";
            case "42" ->
                state.equals("42501")
                        ? "does not let this user make or use its tables: give it the rights"
                        : "refused a statement (" + state + "): report this with the log";
            case "25" -> "cannot be written: it is read-only";
            case "53" ->
                state.equals("53100")
                        ? "cannot grow: its disk is full; free some space and try again"
                        : "has no room for another connection or no memory left: try again later";
            case "57" -> "is shutting down or starting: try again later";
            case "40", "55" -> "is in use by another program for too long: try again";
            default -> "refused a statement (" + state + "): report this with the log";
        };
    }

    private static Optional<String> state(Throwable error) {
        return causes(error)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause);
    }
}
