package dev.resonance.ui.view;

import dev.resonance.error.ResonanceException;

/** A visitor opened a page that only the admin sees. */
public final class ForbiddenException extends ResonanceException {
    public ForbiddenException() {
        super("only the admin sees this page");
    }
}
