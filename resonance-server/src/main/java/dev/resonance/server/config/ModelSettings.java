package dev.resonance.server.config;

import dev.resonance.generation.EngineOptions;
import dev.resonance.remote.RemoteModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which model to load, and how to run it.
 *
 * @param directory the model's directory or checkpoint; absent: the bundled model
 * @param remote a model on another server, which goes before all else; absent: it runs here
 * @param adapter the directory of a LoRA adapter to merge into it; absent: none
 */
public record ModelSettings(
        Optional<Path> directory, Optional<RemoteModel> remote, Optional<Path> adapter, EngineOptions engine) {}
