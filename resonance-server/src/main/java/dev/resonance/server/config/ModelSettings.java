package dev.resonance.server.config;

import dev.resonance.generation.EngineOptions;
import dev.resonance.hub.HubOptions;
import dev.resonance.remote.RemoteModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which model to load, and how to run it.
 *
 * @param directory the model's directory or checkpoint; absent: the bundled model
 * @param remote a model on another server, which goes before all else; absent: it runs here
 * @param adapter the directory of a LoRA adapter to merge into it; absent: none
 * @param hub where pulled models lie
 */
public record ModelSettings(
        Optional<Path> directory,
        Optional<RemoteModel> remote,
        Optional<Path> adapter,
        EngineOptions engine,
        HubOptions hub) {

    /**
     * Another model of this machine, run the same way; its window is its own.
     *
     * @param place its directory; absent: the bundled model
     */
    public ModelSettings of(Optional<Path> place) {
        EngineOptions free = new EngineOptions(
                engine.device(), engine.precision(), OptionalInt.empty(), engine.maxBatch(), engine.maxQueue());
        return new ModelSettings(place, Optional.empty(), Optional.empty(), free, hub);
    }
}
