package dev.resonance.ui.chat;

import dev.resonance.error.ResonanceException;
import java.util.concurrent.CompletionException;

/** What to tell the user about a failure. */
final class Failures {
    private Failures() {}

    /** One line. Our own exceptions speak for themselves; of others only the kind is told, the log has the rest. */
    static String line(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        String message = cause.getMessage();
        return cause instanceof ResonanceException && message != null
                ? message
                : "something unexpected went wrong (" + cause.getClass().getSimpleName() + "); the log says more";
    }
}
