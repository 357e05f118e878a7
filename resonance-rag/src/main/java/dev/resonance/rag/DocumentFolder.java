package dev.resonance.rag;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/** Finds the readable files below a folder: no hidden ones, no links, in the order of their paths. */
final class DocumentFolder extends SimpleFileVisitor<Path> {
    private static final int MAX_FILES = 10_000;
    private static final int MAX_DEPTH = 16;

    private final Path root;
    private final Predicate<String> wanted;
    private final List<Path> found = new ArrayList<>();

    private DocumentFolder(Path root, Predicate<String> wanted) {
        this.root = root;
        this.wanted = wanted;
    }

    /** @param wanted whether a file of that name is to be found */
    static List<Path> files(Path root, Predicate<String> wanted) {
        DocumentFolder folder = new DocumentFolder(root, wanted);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), MAX_DEPTH, folder);
        } catch (IOException e) {
            throw new UnreadableDocumentException(root + " cannot be read: check that it is readable", e);
        }
        Collections.sort(folder.found);
        return folder.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        boolean readable = attributes.isRegularFile() && !isHidden(file) && wanted.test(name);
        if (readable && found.size() == MAX_FILES) {
            throw new UnreadableDocumentException(
                    root + " holds more than " + MAX_FILES + " documents: give smaller folders");
        }
        if (readable) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A part of the folder that may not be read is not there for us. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
