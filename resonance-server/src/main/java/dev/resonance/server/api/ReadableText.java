package dev.resonance.server.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be read in an uploaded file: all of it where it is UTF-8 text. Stateless. */
final class ReadableText {
    private static final Set<String> TYPES = Set.of("application/json", "application/xml", "application/yaml");
    private static final Set<String> ENDINGS = Set.of("txt", "md", "markdown", "csv", "json", "log", "yaml", "yml");

    private ReadableText() {}

    static Optional<String> of(String name, String contentType, byte[] bytes) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!contentType.startsWith("text/") && !TYPES.contains(contentType) && !ENDINGS.contains(ending)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString())
                    .filter(text -> !text.isBlank() && text.chars().noneMatch(ReadableText::isControl));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }
}
