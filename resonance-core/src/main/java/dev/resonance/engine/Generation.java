package dev.resonance.engine;

/**
 * A generation on its way. Events are pulled by one thread; {@link #cancel} may be called from any.
 *
 * <pre>{@code
 * try (Generation generation = engine.generate(request)) {
 *     GenerationEvent event = generation.next();
 *     while (!(event instanceof GenerationEvent.Finished)) { ...; event = generation.next(); }
 * }
 * }</pre>
 */
public interface Generation extends AutoCloseable {
    /**
     * Waits for the next event. The last one is always {@link GenerationEvent.Finished}, unless this throws.
     *
     * @throws GenerationFailedException if the engine could not go on; nothing follows
     * @throws IllegalStateException if the last event was already taken
     */
    GenerationEvent next();

    /**
     * Ends the generation within one step of the model; {@code next} then gives what is still there and a
     * {@code Finished} with {@link FinishReason#CANCELLED}. Without effect on an ended one. An interrupt of the thread
     * that waits in {@code next} does the same.
     */
    void cancel();

    /** The same as {@link #cancel}. */
    @Override
    default void close() {
        cancel();
    }
}
