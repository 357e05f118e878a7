package dev.resonance.model;

import java.nio.ByteBuffer;

/** A file of a model, to be read in parts. Thread-safe. Parts stay valid after the file is forgotten. */
public interface ModelFile {
    /** The file as a person knows it: for messages. */
    String place();

    long sizeBytes();

    /**
     * A read-only, little-endian part of the file, mapped into memory where the file system allows it.
     *
     * @param offset 0 to the file's size
     * @param length what is there from the offset on, at most 2 GiB
     * @throws ModelLoadException if the file cannot be read there
     */
    ByteBuffer slice(long offset, long length);
}
