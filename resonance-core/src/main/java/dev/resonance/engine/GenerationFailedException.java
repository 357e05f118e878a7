package dev.resonance.engine;

import dev.resonance.error.ResonanceException;

/** A generation could not go on. Other generations of the same engine are not affected. */
public final class GenerationFailedException extends ResonanceException {
    public GenerationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
