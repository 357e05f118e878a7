package dev.resonance.model;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A model cannot be loaded: a file is missing, damaged, or not what Resonance can run. */
public final class ModelLoadException extends ResonanceException {
    public ModelLoadException(String message) {
        super(message);
    }

    public ModelLoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
