package dev.resonance.conversation.spi;

/** Text as stores keep it. */
public final class StoredText {
    private static final int TITLE_CHARACTERS = 200;
    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    /** The text with U+FFFD in place of each lone surrogate, which no UTF-8 file can hold. */
    public static String wellFormed(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int index = 0; index < text.length(); index++) {
            if (!Character.isSurrogate(text.charAt(index))) {
                continue;
            }
            if (Character.isSupplementaryCodePoint(text.codePointAt(index))) {
                index++;
            } else {
                result.setCharAt(index, REPLACEMENT);
            }
        }
        return result.toString();
    }

    /** The text as a title: well-formed, one line, and no longer than 200 characters. */
    public static String title(String text) {
        String line = wellFormed(text)
                .replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
        if (line.length() <= TITLE_CHARACTERS) {
            return line;
        }
        int end =
                Character.isHighSurrogate(line.charAt(TITLE_CHARACTERS - 1)) ? TITLE_CHARACTERS - 1 : TITLE_CHARACTERS;
        return line.substring(0, end).strip();
    }
}
