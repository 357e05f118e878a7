package dev.resonance.server.config;

import java.nio.file.Path;

/**
 * Where things are kept.
 *
 * @param directory the data directory; made if it is not there
 * @param database where conversations are; files are in the directory or beside it
 * @param maxUploadBytes the largest file to attach
 */
public record StorageSettings(Path directory, DatabasePlace database, long maxUploadBytes) {}
