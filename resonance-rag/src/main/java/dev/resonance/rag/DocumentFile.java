package dev.resonance.rag;

import dev.resonance.rag.text.DocumentText;
import dev.resonance.rag.text.HtmlText;
import dev.resonance.rag.text.WrittenText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.Jsoup;

/** Reads one file as plain sections: the kinds it knows, and those of another reader. Thread-safe. */
final class DocumentFile {
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final Optional<DocumentReader> others;

    private DocumentFile(Optional<DocumentReader> others) {
        this.others = others;
    }

    static DocumentFile ofKnownKinds() {
        return new DocumentFile(Optional.empty());
    }

    static DocumentFile alsoBy(DocumentReader reader) {
        return new DocumentFile(Optional.of(reader));
    }

    /** Whether files of this name can be read. */
    boolean reads(String fileName) {
        return DocumentKind.of(fileName).isPresent()
                || others.filter(reader -> reader.reads(fileName)).isPresent();
    }

    DocumentText read(Path file) {
        String name = file.getFileName().toString();
        Optional<DocumentKind> kind = DocumentKind.of(name);
        if (kind.isPresent()) {
            return read(file, kind.get());
        }
        DocumentReader other = others.filter(reader -> reader.reads(name))
                .orElseThrow(() -> new UnreadableDocumentException(
                        file + " is of an unknown kind: give " + DocumentKind.NAMES + " files"));
        return WrittenText.of(other.read(file));
    }

    private static DocumentText read(Path file, DocumentKind kind) {
        byte[] bytes = bytes(file);
        return switch (kind) {
            case TEXT -> WrittenText.of(decoded(bytes, file));
            case HTML -> html(bytes, file);
        };
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnreadableDocumentException(
                        file + " is larger than " + MAX_BYTES / (1024 * 1024) + " MiB: split it");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableDocumentException(file + " cannot be read: check that it is there and readable", e);
        }
    }

    /** The charset of a web page is its own affair: byte order mark, meta element, or UTF-8. */
    private static DocumentText html(byte[] bytes, Path file) {
        try {
            return HtmlText.of(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
        } catch (IOException e) {
            throw new UnreadableDocumentException(file + " is not a web page that can be read", e);
        }
    }

    private static String decoded(byte[] bytes, Path file) {
        String text = decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableDocumentException(file + " is not text: give " + DocumentKind.NAMES + " files");
        }
        return text;
    }

    /** UTF-16 where it starts with its mark, else UTF-8, and what is not valid UTF-8 is most likely Windows-1252. */
    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer body = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(body).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, start, bytes.length - start, WESTERN);
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
