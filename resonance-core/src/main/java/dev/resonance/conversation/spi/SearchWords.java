package dev.resonance.conversation.spi;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into the words that conversations are searched by, the same way for what is stored and for what is looked
 * for: lower case, without diacritics, runs of letters and digits. Scripts that are written without spaces give one
 * word a character, so that any part of such a text can be found.
 */
public final class SearchWords {
    private SearchWords() {}

    /** The words of a text, in order. They hold letters and digits only. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        folded(text).codePoints().forEach(character -> {
            boolean alone = writtenWithoutSpaces(character);
            if (alone || !Character.isLetterOrDigit(character)) {
                finish(word, words);
            }
            if (Character.isLetterOrDigit(character)) {
                word.appendCodePoint(character);
            }
            if (alone) {
                finish(word, words);
            }
        });
        finish(word, words);
        return words;
    }

    /**
     * What a query asks for: one phrase for each piece between spaces. A text matches a phrase if it holds its words in
     * a row, where the last may be the beginning of a longer word. Pieces without a letter or digit ask for nothing.
     */
    public static List<List<String>> phrases(String query) {
        return Arrays.stream(query.split("\\s+"))
                .map(SearchWords::of)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a text of these words matches the phrase. */
    public static boolean match(List<String> words, List<String> phrase) {
        int last = phrase.size() - 1;
        for (int start = 0; start + last < words.size(); start++) {
            if (words.get(start + last).startsWith(phrase.get(last))
                    && words.subList(start, start + last).equals(phrase.subList(0, last))) {
                return true;
            }
        }
        return false;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean writtenWithoutSpaces(int character) {
        return Character.isLetter(character)
                && switch (UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }
}
