package dev.resonance.training;

/** Follows a training. Called in the thread that trains, so it had better be quick. */
@FunctionalInterface
public interface TrainingListener {
    void on(TrainingEvent event);

    /** Follows nothing. */
    static TrainingListener silent() {
        return event -> {};
    }
}
