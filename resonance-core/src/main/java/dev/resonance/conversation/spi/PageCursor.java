package dev.resonance.conversation.spi;

import dev.resonance.error.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of conversations ended, as callers carry it: opaque to them, and refused when it was not made here.
 *
 * @param position how recently the page's last conversation changed; higher is later
 */
public record PageCursor(long position) {
    private static final String PREFIX = "c1.";

    /** Before the first page. */
    public static final PageCursor START = new PageCursor(Long.MAX_VALUE);

    /** The cursor as text: letters, digits, hyphens and underscores. */
    public String encoded() {
        byte[] plain = (PREFIX + position).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws InvalidValueException if it is anything else
     */
    public static PageCursor parse(String encoded) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            if (plain.startsWith(PREFIX)) {
                PageCursor cursor = new PageCursor(Long.parseLong(plain.substring(PREFIX.length())));
                if (cursor.encoded().equals(encoded)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            throw malformed(encoded);
        }
        throw malformed(encoded);
    }

    private static InvalidValueException malformed(String encoded) {
        return new InvalidValueException("cursor", encoded, "the cursor that came with the page before");
    }
}
