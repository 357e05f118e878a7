package dev.resonance.storage.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a text file: UTF-8, UTF-16 where it says so, and where it is neither, what Windows writes. */
final class PlainFileText {
    static final int MAX_CHARACTERS = 2_000_000;

    private PlainFileText() {}

    static String read(Path file) throws IOException {
        Optional<String> unicode = unicode(file, marked(file));
        return unicode.isPresent()
                ? unicode.get()
                : read(file, Charset.forName("windows-1252"), CodingErrorAction.REPLACE);
    }

    private static Optional<String> unicode(Path file, Charset charset) throws IOException {
        try {
            return Optional.of(read(file, charset, CodingErrorAction.REPORT));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Charset marked(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(2);
            boolean utf16 = start.length == 2
                    && ((start[0] == (byte) 0xfe && start[1] == (byte) 0xff)
                            || (start[0] == (byte) 0xff && start[1] == (byte) 0xfe));
            return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        }
    }

    private static String read(Path file, Charset charset, CodingErrorAction onError) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] chunk = new char[8192];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError))) {
            for (int count = reader.read(chunk);
                    count >= 0 && text.length() < MAX_CHARACTERS;
                    count = reader.read(chunk)) {
                text.append(chunk, 0, count);
            }
        }
        text.setLength(Math.min(text.length(), MAX_CHARACTERS));
        return text.indexOf("\uFEFF") == 0 ? text.substring(1) : text.toString();
    }
}
