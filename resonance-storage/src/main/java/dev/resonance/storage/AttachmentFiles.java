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
import java.nio.file.attribute.FileTime;
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
    private static final Duration KEPT_ASIDE = Duration.ofDays(30);

    private final Path folder;
    /** Where files without a row go first: another database than theirs may have been opened. */
    private final Path aside;

    AttachmentFiles(Path folder) {
        this.folder = folder;
        this.aside = folder.resolve("without-a-row");
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

    /**
     * Puts aside what a crash left behind: files without a row. They come back when they have one again, and are deleted
     * after 30 days. Deletes uploads that ended in the middle.
     */
    void sweep(Predicate<String> known) {
        Instant now = Instant.now();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (name.startsWith(INCOMING)) {
                deleteOlder(file, now.minus(ABANDONED));
            } else if (!known.test(name)) {
                putAside(file, now);
            }
        }
        for (Path file : files(aside)) {
            if (known.test(file.getFileName().toString())) {
                move(file, folder);
            } else {
                deleteOlder(file, now.minus(KEPT_ASIDE));
            }
        }
    }

    /** Deletes every file without a row, for ever. */
    void deleteUnknown(Predicate<String> known) {
        Stream.concat(files(folder).stream(), files(aside).stream())
                .filter(file -> !file.getFileName().toString().startsWith(INCOMING))
                .filter(file -> !known.test(file.getFileName().toString()))
                .forEach(file -> deleteOlder(file, Instant.MAX));
    }

    private void putAside(Path file, Instant now) {
        try {
            Files.createDirectories(aside);
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            throw failed("write", e);
        }
        move(file, aside);
    }

    private void move(Path file, Path target) {
        try {
            Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private void deleteOlder(Path file, Instant limit) {
        try {
            if (changed(file).isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }

    private static int next(String name, CheckedBytes source, byte[] chunk) {
        try {
            return source.read(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw AttachmentRefusedException.incomplete(name, e);
        }
    }

    private List<Path> files(Path where) {
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(where)) {
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
