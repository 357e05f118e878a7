package dev.resonance.storage.document;

import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.StorageException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first pages of a PDF file as pictures, to look at without a reader.
 *
 * @param pageCount how many pages the file has
 * @param pictures PNG files of the first ones, at most {@link #MOST}
 */
public record PdfPages(int pageCount, List<byte[]> pictures) {
    /** As many pages as are drawn. */
    public static final int MOST = 20;

    public PdfPages {
        pictures = List.copyOf(pictures);
    }

    /**
     * Draws a file, in a process of its own with 256 MB and 30 seconds. Leaves closing the bytes to the caller.
     *
     * @param name to be named in complaints
     * @throws AttachmentRefusedException if it is no PDF file, damaged, locked, or takes too much
     * @throws StorageException if the bytes cannot be read, or nothing can be written beside them
     */
    public static PdfPages draw(String name, InputStream bytes) {
        try {
            Path folder = Files.createTempDirectory("resonance-pages-");
            Path file = folder.resolve("file.pdf");
            try {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                return read(new PdfProcess(folder, DocumentIntake.PDF_LIMIT).run(PdfPagesProcess.class, name, file));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new StorageException("the pages of a file cannot be drawn: check the space for temporary files", e);
        }
    }

    private static PdfPages read(byte[] written) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
        int pageCount = in.readInt();
        List<byte[]> pictures = new ArrayList<>();
        while (in.available() > 0) {
            pictures.add(in.readNBytes(in.readInt()));
        }
        return new PdfPages(pageCount, pictures);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
