package dev.resonance.storage.document;

import dev.resonance.conversation.AttachmentRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The text of files that lie on a disk already, read with the same care as by {@link DocumentIntake}: for programs that
 * search folders of their own.
 *
 * <p>Thread-safe.
 */
public final class FileText {
    private static final List<String> ENDINGS =
            List.of(".pdf", ".docx", ".txt", ".md", ".csv", ".json", ".html", ".htm");

    private final Path folder;
    private final PdfText pdf;

    private FileText(Path folder) {
        this.folder = folder;
        this.pdf = new PdfText(folder, DocumentIntake.PDF_LIMIT);
    }

    /**
     * A reader of files.
     *
     * @param folder where the process that reads PDF files may write; made when it is needed
     */
    public static FileText workingIn(Path folder) {
        return new FileText(folder.toAbsolutePath().normalize());
    }

    /** Whether files whose name ends like this one are of a kind with a text: PDF, Word, CSV, JSON, HTML and texts. */
    public boolean reads(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * The text in a file, at most two million characters. What the file is is found out from its bytes.
     *
     * @throws AttachmentRefusedException if it is missing, damaged, of no known type or a picture
     */
    public String read(Path file) {
        Path path = file.toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName());
        try {
            Files.createDirectories(folder);
            return DocumentType.of(name, path)
                    .text(name, path, pdf)
                    .orElseThrow(() -> AttachmentRefusedException.unreadable(name, "a picture has no text", null));
        } catch (IOException e) {
            throw AttachmentRefusedException.unreadable(name, "opening it failed", e);
        }
    }
}
