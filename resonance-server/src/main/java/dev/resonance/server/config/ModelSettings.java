package dev.resonance.server.config;

import dev.resonance.generation.EngineOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which model to load, and how to run it.
 *
 * @param directory the model's directory; absent: the bundled model
 */
public record ModelSettings(Optional<Path> directory, EngineOptions engine) {}
