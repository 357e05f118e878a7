package dev.resonance.engine;

import dev.resonance.error.ResonanceException;

/** The engine was closed before or during the call. */
public final class EngineClosedException extends ResonanceException {
    public EngineClosedException() {
        super("the engine is closed: open a new one");
    }
}
