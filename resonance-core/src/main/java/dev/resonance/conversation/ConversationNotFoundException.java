package dev.resonance.conversation;

import dev.resonance.error.ResonanceException;

/** There is no conversation, or no message, with that id; it may have been deleted. */
public final class ConversationNotFoundException extends ResonanceException {
    public ConversationNotFoundException(String id) {
        super("there is no conversation or message '"
                + id.substring(0, Math.min(60, id.length())).replaceAll("\\p{Cntrl}", " ") + "'");
    }
}
