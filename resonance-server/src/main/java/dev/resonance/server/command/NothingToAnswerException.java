package dev.resonance.server.command;

import dev.resonance.error.ResonanceException;

/** The input that was to be answered is empty. */
final class NothingToAnswerException extends ResonanceException {
    NothingToAnswerException() {
        super(
                "the input is empty, so there is nothing to answer: write a message, as in echo \"Hello\" | resonance chat");
    }
}
