package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.conversation.spi.StoredText;

/**
 * What the user thinks of an answer.
 *
 * @param note why, in the user's words, at most 4000 characters; may be empty
 */
public record Feedback(Rating rating, String note) {
    public Feedback {
        require(note.length() <= 4000, "note", note.length() + " characters", "at most 4000 characters long");
    }

    /** The feedback as stores keep it: without lone surrogates. */
    public Feedback wellFormed() {
        return new Feedback(rating, StoredText.wellFormed(note));
    }

    /** Thumbs up or down. */
    public enum Rating {
        GOOD,
        BAD
    }
}
