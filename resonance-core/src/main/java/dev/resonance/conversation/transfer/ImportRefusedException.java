package dev.resonance.conversation.transfer;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A file is no export of conversations, or a damaged one. Nothing of it was imported. */
public final class ImportRefusedException extends ResonanceException {
    private final long line;

    ImportRefusedException(long line, String reason, @Nullable Throwable cause) {
        super("line " + line + " " + reason + ": nothing was imported", cause);
        this.line = line;
    }

    /** Which line is bad, from 1. */
    public long line() {
        return line;
    }
}
