package dev.resonance.conversation;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** The store cannot be read or written. */
public final class StorageException extends ResonanceException {
    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
