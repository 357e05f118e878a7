package dev.resonance.hub;

import dev.resonance.error.ResonanceException;

/** The hub does not have what was asked for, does not give it to this token, or it is nothing that Resonance can run. */
public final class HubRefusedException extends ResonanceException {
    HubRefusedException(String message) {
        super(message);
    }
}
