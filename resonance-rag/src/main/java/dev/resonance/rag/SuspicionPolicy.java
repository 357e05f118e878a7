package dev.resonance.rag;

/** What becomes of a passage that seems to speak to the model. */
public enum SuspicionPolicy {
    /** It stays where it is. */
    KEEP,
    /** It goes behind all others, so that it is shown to the model last, if at all. */
    FLAG,
    /** It goes. */
    DROP
}
