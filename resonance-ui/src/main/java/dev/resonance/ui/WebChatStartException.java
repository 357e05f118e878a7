package dev.resonance.ui;

import dev.resonance.error.ResonanceException;

/** The web chat could not be started or stopped. */
public final class WebChatStartException extends ResonanceException {
    public WebChatStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
