package dev.resonance.engine;

/**
 * A chat model that is ready to answer.
 *
 * <p>Thread-safe: any number of threads may generate at once; the engine runs them together and queues what does not
 * fit. Whoever creates an engine closes it.
 */
public interface ChatEngine extends AutoCloseable {
    /** What this engine serves. Constant for the engine's life, but for a {@link SwitchableEngine}. */
    ModelInfo model();

    /**
     * How many of the model's tokens the prompt takes, with all that the chat template adds to it, up to the point
     * where the answer begins. For a remote engine an estimate from above.
     */
    int countTokens(Prompt prompt);

    /**
     * Queues a generation and returns at once; its text is pulled from the handle.
     *
     * @throws EngineBusyException if the queue is full
     * @throws ContextLengthExceededException if the prompt leaves no room for one new token
     * @throws dev.resonance.error.InvalidValueException if a token id is not in the vocabulary
     * @throws EngineClosedException if the engine is closed
     */
    Generation generate(GenerationRequest request);

    /** Cancels what runs, waits for it to end and frees the model. Calling it again does nothing. */
    @Override
    void close();
}
