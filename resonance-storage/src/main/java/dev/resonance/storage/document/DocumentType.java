package dev.resonance.storage.document;

import dev.resonance.conversation.AttachmentRefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** The kinds of files that are taken in. */
enum DocumentType {
    PLAIN("text/plain"),
    MARKDOWN("text/markdown"),
    CSV("text/csv"),
    JSON("application/json"),
    HTML("text/html"),
    PDF("application/pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp");

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final int LOOKED_AT_BYTES = 8192;
    private static final String WANTED =
            "a text, Markdown, CSV, JSON, HTML, PDF or Word (.docx) file, or a PNG, JPEG, GIF or WebP picture";

    private final String contentType;

    DocumentType(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /**
     * What the bytes are. The name only tells kinds of text from each other.
     *
     * @throws AttachmentRefusedException if that is none of these
     */
    static DocumentType of(String name, Path file) throws IOException {
        MediaType found = sniffed(name, file);
        DocumentType type = named(found);
        if (type == null && found.getType().equals("application") && WordText.isWord(file)) {
            return WORD;
        }
        if (type == null) {
            throw AttachmentRefusedException.wrongType(name, found.toString(), WANTED);
        }
        return type;
    }

    /**
     * The text in a file of this type; absent in a picture.
     *
     * @throws AttachmentRefusedException if it cannot be read
     */
    Optional<String> text(String name, Path file, PdfText pdf) throws IOException {
        return switch (this) {
            case PLAIN, MARKDOWN, CSV, JSON -> Optional.of(PlainFileText.read(file));
            case HTML -> Optional.of(HtmlText.of(PlainFileText.read(file)));
            case PDF -> Optional.of(pdf.read(name, file));
            case WORD -> Optional.of(WordText.read(name, file));
            case PNG, JPEG, GIF, WEBP -> Optional.empty();
        };
    }

    /** By the bytes alone, and by the name only where these are a text. */
    private static MediaType sniffed(String name, Path file) throws IOException {
        if (Files.size(file) == 0) {
            return MediaType.TEXT_PLAIN;
        }
        MediaType content = detected(file, new Metadata());
        if (content.equals(MediaType.OCTET_STREAM) && hasNoControls(file)) {
            content = MediaType.TEXT_PLAIN; // older encodings of other languages than English
        }
        if (!isText(content)) {
            return content;
        }
        Metadata named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        MediaType kind = detected(file, named);
        return isText(kind) ? kind : content;
    }

    private static MediaType detected(Path file, Metadata metadata) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(bytes, metadata);
        }
    }

    private static boolean hasNoControls(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            for (byte value : bytes.readNBytes(LOOKED_AT_BYTES)) {
                if (value >= 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r' && value != '\f') {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isText(MediaType type) {
        return TYPES.getMediaTypeRegistry().isInstanceOf(type, MediaType.TEXT_PLAIN);
    }

    private static @Nullable DocumentType named(MediaType found) {
        String plain = found.getBaseType().toString();
        for (DocumentType type : values()) {
            if (type.contentType.equals(plain)) {
                return type;
            }
        }
        if (plain.equals("text/x-web-markdown")) {
            return MARKDOWN;
        }
        if (plain.equals("application/xhtml+xml")) {
            return HTML;
        }
        // source code, logs, XML and their like: texts all of them
        return isText(found) ? PLAIN : null;
    }
}
