package dev.resonance.hub;

/** Follows a pull. Called in the thread that pulls, so it had better be quick. */
@FunctionalInterface
public interface PullListener {
    void on(PullEvent event);

    /** Follows nothing. */
    static PullListener silent() {
        return event -> {};
    }
}
