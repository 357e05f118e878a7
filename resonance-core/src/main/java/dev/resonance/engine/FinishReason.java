package dev.resonance.engine;

/** Why an answer ended. */
public enum FinishReason {
    /** The model ended it, or a stop text was reached. */
    STOP,
    /** It reached its limit of new tokens, or the end of the model's window. */
    LENGTH,
    /** Somebody cancelled it. */
    CANCELLED,
    /** Its time limit passed. */
    TIME_LIMIT
}
