package dev.resonance.training;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A training that cannot begin, or cannot go on: its data, its directory or its checkpoint is not as it must be. */
public final class TrainingException extends ResonanceException {
    public TrainingException(String message) {
        super(message);
    }

    public TrainingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
