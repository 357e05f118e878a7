package dev.resonance.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a training ended.
 *
 * @param directory of the adapter or model; where it was stopped, its latest checkpoint
 * @param steps how many were made in all
 * @param end why it ended
 * @param validation the last evaluation; absent where nothing was kept for it
 */
public record TrainingResult(Path directory, int steps, End end, Optional<Loss> validation) {
    /** Why a training ended. */
    public enum End {
        /** All steps were made. */
        COMPLETE,
        /** It did not get better any more. */
        NO_PROGRESS,
        /** It was told to stop, and can be resumed. */
        STOPPED
    }
}
