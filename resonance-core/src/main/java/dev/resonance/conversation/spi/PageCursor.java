package dev.resonance.conversation.spi;

import dev.resonance.error.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of conversations ended, as callers carry it: opaque to them, and refused when it was not made here.
 *
 * @param pinned whether the page's last conversation is pinned: pinned ones come first
 * @param position how recently it changed; higher is later
 */
public record PageCursor(boolean pinned, long position) {
    private static final String PREFIX = "c2.";

    /** Before the first page. */
    public static final PageCursor START = new PageCursor(true, Long.MAX_VALUE);

    /** The cursor as text: letters, digits, hyphens and underscores. */
    public String encoded() {
        byte[] plain = (PREFIX + (pinned ? "p" : "n") + position).getBytes(StandardCharsets.US_ASCII);
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
                String place = plain.substring(PREFIX.length());
                PageCursor cursor = new PageCursor(place.startsWith("p"), Long.parseLong(place, 1, place.length(), 10));
                if (cursor.encoded().equals(encoded)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(encoded);
        }
        throw malformed(encoded);
    }

    private static InvalidValueException malformed(String encoded) {
        return new InvalidValueException("cursor", encoded, "the cursor that came with the page before");
    }
}
