package dev.resonance.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * A stored file.
 *
 * @param id made by the store; letters, digits and hyphens
 * @param conversationId where it belongs to; absent: to none yet
 * @param name to show to people, never to open a file by
 * @param contentType such as {@code text/plain}, as whoever added it found out
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param text what can be read in it; absent where nothing was extracted
 */
public record Attachment(
        String id,
        Optional<String> conversationId,
        String name,
        String contentType,
        long sizeBytes,
        String sha256,
        Instant createdAt,
        Optional<String> text) {

    /** The same without its text, as it is in lists. */
    public Attachment withoutText() {
        return new Attachment(id, conversationId, name, contentType, sizeBytes, sha256, createdAt, Optional.empty());
    }
}
