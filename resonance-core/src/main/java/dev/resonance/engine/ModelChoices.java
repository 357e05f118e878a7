package dev.resonance.engine;

import java.util.List;

/** The models of this machine, of which one answers at a time. Thread-safe. */
public interface ModelChoices {
    /** What is installed now. */
    List<ModelChoice> list();

    /**
     * Loads a model and answers with it from then on; answers that are being made go on with the one before. Returns
     * when it is loaded. Choosing the one that is in use changes nothing.
     *
     * @param progress told meanwhile how far it is
     * @throws dev.resonance.error.InvalidValueException if none of that name is installed
     * @throws dev.resonance.model.ModelLoadException if it cannot be loaded; the one before goes on
     * @throws EngineBusyException if another one is being loaded
     */
    void use(String name, LoadProgress progress);
}
