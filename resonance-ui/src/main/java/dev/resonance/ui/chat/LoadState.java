package dev.resonance.ui.chat;

/**
 * How far the loading of the model is.
 *
 * @param done so much is read
 * @param total of so much; 0 where that is not known
 */
public record LoadState(long done, long total) {
    /** Nothing is known. */
    public static final LoadState UNKNOWN = new LoadState(0, 0);

    public LoadState {
        done = Math.max(0, done);
        total = Math.max(0, total);
    }

    /** 0 to 100; 0 where the total is not known. */
    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, 100.0 * done / total);
    }
}
