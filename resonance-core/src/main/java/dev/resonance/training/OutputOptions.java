package dev.resonance.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where results go.
 *
 * @param directory of the adapter or model, its checkpoints and its log
 * @param existing what becomes of a result that is there already
 * @param resume a checkpoint to go on from: its directory, or {@code latest} for the newest one in the output directory
 * @param merge of an adapter: whether a model with it in its weights is written too, into a folder of its own there
 */
public record OutputOptions(Path directory, Existing existing, Optional<String> resume, boolean merge) {
    /** The word for the newest checkpoint. */
    public static final String LATEST = "latest";

    /** What becomes of what is there. */
    public enum Existing {
        KEEP,
        OVERWRITE
    }

    /** Into an empty or new directory, from the beginning. */
    public static OutputOptions to(Path directory) {
        return new OutputOptions(directory, Existing.KEEP, Optional.empty(), false);
    }
}
