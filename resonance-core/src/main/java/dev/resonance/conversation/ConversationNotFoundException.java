package dev.resonance.conversation;

import dev.resonance.error.ResonanceException;

/** There is no conversation, message or attachment with that id; it may have been deleted. */
public final class ConversationNotFoundException extends ResonanceException {
    public ConversationNotFoundException(String id) {
        super("there is no conversation, message or attachment '"
                + id.substring(0, Math.min(60, id.length())).replaceAll("\\p{Cntrl}", " ") + "'");
    }
}
