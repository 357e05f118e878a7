package dev.resonance.conversation;

/** How far a message got. */
public enum MessageStatus {
    /** All of it is there. */
    COMPLETE,
    /** It is being written. */
    STREAMING,
    /** The user stopped it. */
    STOPPED,
    /** The process ended while it was being written. */
    INTERRUPTED,
    /** The engine failed; what it wrote until then is kept. */
    FAILED
}
