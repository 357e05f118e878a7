package dev.resonance.reply;

import dev.resonance.error.ResonanceException;

/** The thread that waited for a reply was interrupted; the reply itself goes on. */
public final class ReplyWaitInterruptedException extends ResonanceException {
    public ReplyWaitInterruptedException() {
        super("interrupted while waiting for the reply; the reply itself goes on");
    }
}
