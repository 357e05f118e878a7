package dev.resonance.storage.document;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.StorageException;
import dev.resonance.conversation.spi.CheckedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes in text, Markdown, CSV, JSON, HTML, PDF and Word files with their text, and pictures without one.
 *
 * <p>What a file is is found out from its bytes. Of a long text the first two million characters are kept. Reading a
 * file takes bounded memory and time, whatever is in it: PDF files are read by a process of their own, with 256 MB and
 * 30 seconds, and a Word file may not unfold to more than 64 MB.
 *
 * <p>Thread-safe.
 */
public final class DocumentIntake implements AttachmentIntake {
    static final Duration PDF_LIMIT = Duration.ofSeconds(30);
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Attachments attachments;
    private final Path folder;
    private final long maxSizeBytes;
    private final PdfText pdf;

    private DocumentIntake(Attachments attachments, Path folder, long maxSizeBytes) {
        this.attachments = attachments;
        this.folder = folder;
        this.maxSizeBytes = maxSizeBytes;
        this.pdf = new PdfText(folder, PDF_LIMIT);
    }

    /**
     * An intake for a store.
     *
     * @param folder where files lie while they are looked at; made when it is needed
     * @param maxSizeBytes 1 or more; a longer file is refused
     */
    public static DocumentIntake of(Attachments attachments, Path folder, long maxSizeBytes) {
        require(maxSizeBytes > 0, "the largest size of an attachment", maxSizeBytes, "1 byte or more");
        return new DocumentIntake(attachments, folder.toAbsolutePath().normalize(), maxSizeBytes);
    }

    @Override
    public AttachmentIntake into(Attachments others) {
        return new DocumentIntake(others, folder, maxSizeBytes);
    }

    @Override
    public Attachment add(Optional<String> conversationId, String name, InputStream bytes) {
        // the name as it will be shown, also in complaints
        String shown = new NewAttachment(conversationId, name, "a/b", Optional.empty(), maxSizeBytes).name();
        Path file = incoming();
        try {
            receive(shown, bytes, file);
            DocumentType type = DocumentType.of(shown, file);
            Optional<String> text = type.text(shown, file, pdf);
            try (InputStream stored = Files.newInputStream(file)) {
                return attachments.add(
                        new NewAttachment(conversationId, name, type.contentType(), text, maxSizeBytes), stored);
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            delete(file);
        }
    }

    private void receive(String name, InputStream bytes, Path file) throws IOException {
        CheckedBytes checked = new CheckedBytes(bytes, maxSizeBytes);
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = next(name, checked, chunk); count >= 0; count = next(name, checked, chunk)) {
                out.write(chunk, 0, count);
            }
        }
        if (checked.tooLarge()) {
            throw AttachmentRefusedException.tooLarge(name, maxSizeBytes);
        }
    }

    private static int next(String name, InputStream bytes, byte[] chunk) {
        try {
            return bytes.read(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw AttachmentRefusedException.incomplete(name, e);
        }
    }

    private Path incoming() {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "incoming-", "");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private StorageException failed(IOException cause) {
        return new StorageException(
                "cannot write into " + folder + ": check its rights and the free space on its disk", cause);
    }
}
