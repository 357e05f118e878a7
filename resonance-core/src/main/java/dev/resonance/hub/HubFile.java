package dev.resonance.hub;

/** A file to fetch. Its name is one of those that Resonance reads, so it cannot lead anywhere else. */
record HubFile(String name, long sizeBytes, Checksum checksum) {}
