package dev.resonance.engine;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A generation could not go on. Other generations of the same engine are not affected. */
public final class GenerationFailedException extends ResonanceException {
    public GenerationFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
