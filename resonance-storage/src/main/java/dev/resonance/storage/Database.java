package dev.resonance.storage;

import java.util.function.Function;

/**
 * An open database: transactions on it, and its errors in our words.
 *
 * <p>Thread-safe. What fails is a {@link dev.resonance.error.ResonanceException}, and leaves everything as it was.
 */
interface Database extends AutoCloseable {
    /** Runs a step that only reads, and sees one state of everything. */
    <T> T read(Function<Tables, T> step);

    /** Runs a step that writes; when this returns, the disk has it. */
    <T> T write(Function<Tables, T> step);

    /** How much of the disk it takes. */
    long sizeBytes();

    /** Gives back to the disk what deleted rows took, where that is not done by itself. */
    void compact();

    /** Ends when the steps that are under way have ended. */
    @Override
    void close();
}
