package dev.resonance.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Resonance throws on purpose. Unchecked.
 *
 * <p>The message is one line for the person who runs the program: what failed, with which value, and what to do about
 * it. It never holds a prompt, a message's text or a key.
 */
public class ResonanceException extends RuntimeException {
    public ResonanceException(String message) {
        super(message);
    }

    public ResonanceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
