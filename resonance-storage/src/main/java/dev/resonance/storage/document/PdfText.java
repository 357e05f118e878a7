package dev.resonance.storage.document;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Reads PDF files, in a {@link PdfProcess}. Thread-safe. */
final class PdfText {
    private final PdfProcess process;

    /**
     * @param folder where the process may write, such as its cache of fonts
     * @param limit how long reading a file may take
     */
    PdfText(Path folder, Duration limit) {
        this.process = new PdfProcess(folder, limit);
    }

    /** The text of a file, a line a line; throws {@link dev.resonance.conversation.AttachmentRefusedException}. */
    String read(String name, Path file) {
        return new String(process.run(PdfTextProcess.class, name, file), StandardCharsets.UTF_8).strip();
    }
}
