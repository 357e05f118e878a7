package dev.resonance.server.command;

import dev.resonance.conversation.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Writes a file beside its place and moves it there when it is complete, so that no half one is ever taken for it. */
final class WholeFile {
    private WholeFile() {}

    /** @throws StorageException if the file cannot be written; an older one stays as it was */
    static void write(Path target, Consumer<OutputStream> content) {
        Path absolute = target.toAbsolutePath().normalize();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.accept(out);
            }
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageException("cannot write " + absolute + ": name a file in a folder you may write to", e);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new StorageException("cannot delete " + part + ": delete it yourself", e);
        }
    }
}
