package dev.resonance.engine;

/** Who speaks. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
}
