package dev.resonance.engine;

import dev.resonance.error.ResonanceException;
import java.time.Duration;

/** The queue of waiting generations is full. */
public final class EngineBusyException extends ResonanceException {
    private final Duration retryAfter;

    public EngineBusyException(int waiting, Duration retryAfter) {
        super(waiting + " replies are waiting already: try again in " + retryAfter.toSeconds()
                + " s, or raise MAX_QUEUE");
        this.retryAfter = retryAfter;
    }

    /** The queue of another server, named in {@code message}, is full. */
    public EngineBusyException(String message, Duration retryAfter) {
        super(message + ": try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** When a new try makes sense; at least one second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
