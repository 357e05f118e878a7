package dev.resonance.rag;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A document cannot be used as a source: it is missing, of an unknown kind, too large or not text. */
public final class UnreadableDocumentException extends ResonanceException {
    UnreadableDocumentException(String message) {
        super(message);
    }

    UnreadableDocumentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
