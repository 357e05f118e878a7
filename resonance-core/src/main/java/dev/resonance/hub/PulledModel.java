package dev.resonance.hub;

import java.nio.file.Path;

/**
 * A model that lies in the cache, whole and checked.
 *
 * @param commit the hub's version of it, 40 hexadecimal digits
 * @param directory its files, to be loaded by {@code Models.path}
 */
public record PulledModel(HubModelId model, String commit, Path directory) {}
