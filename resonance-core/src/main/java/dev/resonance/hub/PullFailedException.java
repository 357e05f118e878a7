package dev.resonance.hub;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A model could not be fetched, though nothing is wrong with what was asked for: the network, the hub or the disk failed. */
public final class PullFailedException extends ResonanceException {
    PullFailedException(String message) {
        super(message);
    }

    PullFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
