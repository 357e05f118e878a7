package dev.resonance.engine;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** The engine is on another machine that does not answer, is not ready, or does not let us in. */
public class EngineUnavailableException extends ResonanceException {
    public EngineUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
