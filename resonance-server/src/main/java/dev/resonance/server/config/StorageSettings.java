package dev.resonance.server.config;

import java.nio.file.Path;

/**
 * Where things are kept.
 *
 * @param directory the data directory; made if it is not there
 * @param database the conversations' file
 * @param maxUploadBytes the largest file to attach
 */
public record StorageSettings(Path directory, Path database, long maxUploadBytes) {}
