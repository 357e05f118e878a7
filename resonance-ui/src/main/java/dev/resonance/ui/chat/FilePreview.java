package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Attachments;
import dev.resonance.error.ResonanceException;
import dev.resonance.storage.document.PdfPages;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What can be looked at of a stored file, without any program of the reader's. */
public sealed interface FilePreview {
    /** The kinds of pictures that every browser shows. */
    Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** A picture: its own bytes. */
    record Picture(Attachment file) implements FilePreview {}

    /** A text, or what could be read in a document. */
    record Words(String text) implements FilePreview {}

    /** The pages of a PDF file. */
    record Pages(PdfPages pages) implements FilePreview {}

    /** Nothing. */
    record Nothing() implements FilePreview {}

    /** Drawing a PDF file takes a second or more: not for the page's own thread. */
    static FilePreview of(Resonance resonance, Attachment listed) {
        Attachments files = resonance.store().attachments();
        try {
            Attachment file = files.find(listed.id());
            if (PICTURES.contains(file.contentType())) {
                return new Picture(file);
            }
            if (file.contentType().equals("application/pdf")) {
                try (InputStream bytes = files.open(file.id())) {
                    return new Pages(PdfPages.draw(file.name(), bytes));
                }
            }
            return file.text().<FilePreview>map(Words::new).orElseGet(Nothing::new);
        } catch (ResonanceException | IOException e) {
            return new Nothing();
        }
    }
}
