package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.conversation.spi.StoredText;
import java.util.Optional;

/**
 * A file to be stored; the store gives it its id, and finds out its size and checksum.
 *
 * @param conversationId where it belongs to; absent: to none yet
 * @param name any; kept is its last part without control characters, at most 255 characters
 * @param contentType such as {@code text/plain}; the store believes it
 * @param text what can be read in it
 * @param maxSizeBytes 1 or more; a longer file is refused
 */
public record NewAttachment(
        Optional<String> conversationId, String name, String contentType, Optional<String> text, long maxSizeBytes) {
    private static final int NAME_CHARACTERS = 255;

    public NewAttachment {
        require(maxSizeBytes > 0, "the largest size of an attachment", maxSizeBytes, "1 byte or more");
        require(contentType.matches("[!-~]{1,127}"), "content type", contentType, "like text/plain");
        name = lastPart(StoredText.wellFormed(name));
        text = text.map(StoredText::wellFormed);
    }

    private static String lastPart(String name) {
        String part = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            return "file";
        }
        if (part.length() <= NAME_CHARACTERS) {
            return part;
        }
        int start = part.length() - NAME_CHARACTERS;
        return part.substring(Character.isLowSurrogate(part.charAt(start)) ? start + 1 : start);
    }
}
