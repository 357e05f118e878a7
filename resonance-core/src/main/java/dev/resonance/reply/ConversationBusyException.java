package dev.resonance.reply;

import dev.resonance.error.ResonanceException;

/** The conversation is being answered already; two answers at once would mix. */
public final class ConversationBusyException extends ResonanceException {
    public ConversationBusyException() {
        super("this conversation is being answered already: wait for the answer, or stop it");
    }
}
