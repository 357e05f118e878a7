package dev.resonance.rag;

import java.nio.file.Path;

/**
 * Reads files of kinds that {@link LocalDocuments} does not know by itself, such as PDF; a program that extracts text
 * already gives what it has. Thread-safe.
 */
public interface DocumentReader {
    /** Whether files of this name can be read, told by the name's end. */
    boolean reads(String fileName);

    /**
     * What can be read in a file.
     *
     * @return plain text or Markdown
     * @throws dev.resonance.error.ResonanceException if it is damaged or holds no text
     */
    String read(Path file);
}
