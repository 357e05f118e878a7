package dev.resonance.rag.text;

import java.text.Normalizer;

/**
 * Makes text from outside harmless to show and to put into a prompt. What a reader cannot see can still be read by a
 * model, so it goes: control, zero-width, direction and tag characters are how instructions are smuggled.
 *
 * <p>Stateless.
 */
public final class PlainText {
    private PlainText() {}

    /** One line: NFC, nothing invisible, no lone surrogates, each run of white space one space, none at the ends. */
    public static String line(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isSpace(point)) {
                space = true;
            } else if (isVisible(point)) {
                if (space && !kept.isEmpty()) {
                    kept.append(' ');
                }
                space = false;
                kept.appendCodePoint(point);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** {@link #line}, cut between words to at most {@code maxLength} characters, with an ellipsis where it was cut. */
    public static String line(String text, int maxLength) {
        String line = line(text);
        if (line.length() <= maxLength) {
            return line;
        }
        int end = line.lastIndexOf(' ', maxLength - 1);
        if (end < maxLength / 2) {
            end = maxLength - 1;
            if (Character.isHighSurrogate(line.charAt(end - 1))) {
                end--;
            }
        }
        return line.substring(0, end).stripTrailing() + "…";
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> false;
            default -> !isFiller(point);
        };
    }

    /** Letters and marks by their type, yet nothing to see: grapheme joiner, Hangul fillers, tags. */
    private static boolean isFiller(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xE0000 && point <= 0xE0FFF);
    }
}
