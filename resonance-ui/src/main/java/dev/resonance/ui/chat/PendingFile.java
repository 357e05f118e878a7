package dev.resonance.ui.chat;

import dev.resonance.conversation.Attachment;

/**
 * A file that is to go with the next message.
 *
 * @param key what the page calls it by
 * @param name as it was called where it came from
 */
public record PendingFile(String key, String name, long sizeBytes, State state) {
    /** How far a file is. */
    public sealed interface State {
        /** Its bytes are on their way. */
        record Arriving() implements State {}

        /** It is stored and goes with the next message. */
        record Ready(Attachment attachment) implements State {
            /** Whether the model can read anything of it; of a picture it cannot. */
            public boolean isReadable() {
                return attachment.text().filter(text -> !text.isBlank()).isPresent();
            }
        }

        /** It does not go with any message; {@code detail} says why in full. */
        record Refused(Refusal why, String detail) implements State {}
    }

    /** Why a file is not taken. */
    public enum Refusal {
        TOO_LARGE,
        WRONG_TYPE,
        UNREADABLE,
        INCOMPLETE,
        TOO_MANY,
        NOT_TAKEN,
        NOT_STORED
    }

    PendingFile with(State next) {
        return new PendingFile(key, name, sizeBytes, next);
    }
}
