package dev.resonance.hub;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Gives blobs their names in a snapshot: by symbolic links, or by copies where the system has or allows none. */
final class SnapshotLinks {
    private final Linking linking;

    /** Makes a symbolic link, or throws. */
    interface Linking {
        void link(Path link, Path target) throws IOException;
    }

    SnapshotLinks(Linking linking) {
        this.linking = linking;
    }

    static SnapshotLinks ofSystem() {
        return new SnapshotLinks(Files::createSymbolicLink);
    }

    /** Makes {@code name} stand for {@code blob}, whatever it stood for. */
    void place(Path blob, Path name) throws IOException {
        Path folder = Objects.requireNonNull(name.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Files.deleteIfExists(name);
        try {
            linking.link(name, folder.relativize(blob.toAbsolutePath()));
        } catch (UnsupportedOperationException | FileSystemException e) {
            Path copy = name.resolveSibling(name.getFileName() + ".incomplete");
            Files.copy(blob, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, name, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
