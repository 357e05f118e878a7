package dev.resonance.engine;

import dev.resonance.error.ResonanceException;

/** The prompt does not fit the model's window. */
public final class ContextLengthExceededException extends ResonanceException {
    private final int contextLength;
    private final int promptTokens;

    public ContextLengthExceededException(int contextLength, int promptTokens) {
        super("This model's maximum context length is " + contextLength + " tokens. However, your messages resulted in "
                + promptTokens + " tokens. Shorten the message.");
        this.contextLength = contextLength;
        this.promptTokens = promptTokens;
    }

    public int contextLength() {
        return contextLength;
    }

    public int promptTokens() {
        return promptTokens;
    }
}
