package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import dev.resonance.conversation.spi.CheckedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A store as one zip file: the database and the bytes of its attachments. Both ways work beside their target and move
 * what is complete into place, so that a failure leaves nothing half done.
 */
final class Backup {
    private static final String DATABASE = "conversations.db";
    private static final String FILES = "files/";
    private static final Pattern FILE_ENTRY = Pattern.compile("files/[0-9a-f]{64}");
    private static final int ATTEMPTS = 5;

    private Backup() {}

    /** Writes a backup of an open database; others read and write it meanwhile. Replaces an older target. */
    static void write(SqliteDatabase database, Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        try {
            Path folder = workFolder(absolute);
            try {
                Path zip = folder.resolve("backup.zip");
                writeConsistently(database, folder.resolve(DATABASE), zip);
                Files.move(zip, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteAll(folder);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "cannot write the backup " + absolute + ": check the rights of its folder and the free space", e);
        }
    }

    /** Brings a backup back as a new database file. */
    static void restore(Path backup, Path databaseFile) {
        Path absolute = databaseFile.toAbsolutePath().normalize();
        Path attachments = SqliteDatabase.attachmentFolder(absolute);
        for (Path there : List.of(
                absolute,
                attachments,
                beside(absolute, "-wal"),
                beside(absolute, "-shm"),
                beside(absolute, "-journal"))) {
            if (Files.exists(there)) { // SQLite would take what a log of the old database holds into the new one
                throw new StorageException(
                        there + " is there already: move it away, or name another database file", null);
            }
        }
        try {
            Path folder = workFolder(absolute);
            try {
                unpack(backup, folder);
                Files.move(folder.resolve(FILES), attachments, StandardCopyOption.ATOMIC_MOVE);
                Files.move(folder.resolve(DATABASE), absolute, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteAll(folder);
            }
        } catch (ZipException e) {
            throw damaged(backup, e);
        } catch (IOException e) {
            throw new StorageException(
                    "cannot restore " + backup + " to " + absolute + ": check the rights of both and the free space",
                    e);
        }
    }

    private static Path beside(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    /** An attachment may be deleted between the copy of the database and that of its file: then both once more. */
    private static void writeConsistently(SqliteDatabase database, Path copy, Path zip) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.deleteIfExists(copy);
                database.copyTo(copy);
                pack(copy, database, zip);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void pack(Path copy, SqliteDatabase database, Path zip) throws IOException {
        List<String> checksums;
        try (SqliteDatabase opened = SqliteDatabase.open(copy)) {
            checksums = opened.read(tables -> tables.attachments().checksums());
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, DATABASE, copy);
            for (String sha256 : checksums) {
                add(out, FILES + sha256, database.attachmentFolder().resolve(sha256));
            }
        }
    }

    private static void add(ZipOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
    }

    private static void unpack(Path backup, Path folder) throws IOException {
        Files.createDirectory(folder.resolve(FILES));
        boolean complete = false;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(backup))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                complete |= name.equals(DATABASE);
                if (!name.equals(DATABASE) && !FILE_ENTRY.matcher(name).matches()) {
                    throw damaged(backup, null);
                }
                String sha256 = copy(in, folder.resolve(name));
                if (!name.equals(DATABASE) && !name.equals(FILES + sha256)) {
                    throw damaged(backup, null);
                }
            }
        }
        if (!complete) {
            throw damaged(backup, null);
        }
    }

    private static String copy(InputStream in, Path target) throws IOException {
        CheckedBytes bytes = new CheckedBytes(in, Long.MAX_VALUE);
        try (OutputStream out = Files.newOutputStream(target)) {
            bytes.transferTo(out);
        }
        return bytes.sha256Hex();
    }

    private static Path workFolder(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new NoSuchFileException(target.toString());
        }
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, ".resonance-backup-");
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static StorageException damaged(Path backup, @Nullable Throwable cause) {
        return new StorageException(backup + " is no complete backup of conversations: name another file", cause);
    }
}
