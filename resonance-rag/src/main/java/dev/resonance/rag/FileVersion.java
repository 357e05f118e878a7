package dev.resonance.rag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Tells whether a file has changed, without reading it. */
record FileVersion(FileTime modified, long sizeBytes) {
    static FileVersion of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileVersion(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException e) {
            throw new UnreadableDocumentException(file + " cannot be read: check that it is there and readable", e);
        }
    }
}
