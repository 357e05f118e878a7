package dev.resonance.storage;

import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.StorageException;
import dev.resonance.conversation.spi.CheckedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder with the bytes of attachments, each file named by its checksum. Names from outside never become paths.
 *
 * <p>Thread-safe. Files appear under their names and vanish only while the caller holds the database's write lock, so
 * that a file and its row belong together in the eyes of every process.
 */
final class AttachmentFiles {
    private static final String INCOMING = "incoming-";
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;

    AttachmentFiles(Path folder) {
        this.folder = folder;
    }

    /** A new file to write bytes to before they are {@link #keep kept}; the caller deletes it. */
    Path incoming() {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, INCOMING, "");
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /** Writes bytes to an incoming file, until they end or are too many. */
    void receive(String name, CheckedBytes source, Path incoming) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream file = Files.newOutputStream(incoming)) {
            for (int count = next(name, source, chunk); count >= 0; count = next(name, source, chunk)) {
                file.write(chunk, 0, count);
            }
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /** Makes sure that the bytes are on the disk. */
    void flush(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /** Gives an incoming file its name. */
    void keep(Path incoming, String sha256) {
        try {
            Files.move(incoming, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    InputStream open(String sha256) {
        try {
            return Files.newInputStream(folder.resolve(sha256));
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }

    /** Deletes what a crash left behind: files without a row, and uploads that ended in the middle. */
    void sweep(Predicate<String> known) {
        Instant abandoned = Instant.now().minus(ABANDONED);
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.startsWith(INCOMING) ? changed(file).isBefore(abandoned) : !known.test(name)) {
                delete(name);
            }
        }
    }

    private static int next(String name, CheckedBytes source, byte[] chunk) {
        try {
            return source.read(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw AttachmentRefusedException.incomplete(name, e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX; // gone already: somebody else keeps or deletes it
        }
    }

    private StorageException failed(String what, IOException cause) {
        return new StorageException(
                "cannot " + what + " the attachments in " + folder
                        + ": check its rights and the free space on its disk",
                cause);
    }
}
