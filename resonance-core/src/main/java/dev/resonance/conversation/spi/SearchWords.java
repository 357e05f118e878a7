package dev.resonance.conversation.spi;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Cuts text into the words that conversations are searched by, the same way for what is stored and for what is looked
 * for: lower case, without diacritics, runs of letters and digits, at most 255 characters each. Scripts that are
 * written without spaces give one word a character, so that any part of such a text can be found.
 */
public final class SearchWords {
    /** How many words a phrase has at most. */
    public static final int PHRASE_WORDS = 32;

    private SearchWords() {}

    /** The words of a text, in order. They hold letters and digits only. */
    public static List<String> of(String text) {
        return in(text).stream().map(Word::text).toList();
    }

    /** The words of a text, in order, and where in it they are. */
    public static List<Word> in(String text) {
        WordCollector words = new WordCollector();
        for (int start = 0; start < text.length(); ) {
            int character = text.codePointAt(start);
            int end = start + Character.charCount(character);
            if (character < 0x80) {
                words.accept(Character.toLowerCase(character), start, end);
            } else {
                for (int part : folded(character)) {
                    words.accept(part, start, end);
                }
            }
            start = end;
        }
        return words.finish();
    }

    /**
     * What a query asks for: one phrase for each piece between spaces. A text matches a phrase if it holds its words in
     * a row, where the last may be the beginning of a longer word. Pieces without a letter or digit ask for nothing,
     * and pieces of more than {@link #PHRASE_WORDS} words for several phrases.
     */
    public static List<List<String>> phrases(String query) {
        return Arrays.stream(query.split("\\s+"))
                .map(SearchWords::of)
                .flatMap(words -> IntStream.range(0, (words.size() + PHRASE_WORDS - 1) / PHRASE_WORDS)
                        .mapToObj(part ->
                                words.subList(part * PHRASE_WORDS, Math.min(words.size(), (part + 1) * PHRASE_WORDS))))
                .distinct()
                .toList();
    }

    /** Whether a text of these words matches the phrase. */
    public static boolean match(List<String> words, List<String> phrase) {
        return IntStream.rangeClosed(0, words.size() - phrase.size()).anyMatch(start -> matchAt(words, start, phrase));
    }

    /** Whether the words from {@code start} on match the phrase. */
    static boolean matchAt(List<String> words, int start, List<String> phrase) {
        int last = phrase.size() - 1;
        return start + last < words.size()
                && words.get(start + last).startsWith(phrase.get(last))
                && words.subList(start, start + last).equals(phrase.subList(0, last));
    }

    private static int[] folded(int character) {
        return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                // lower case has two sigmas, upper case only one
                .map(part -> part == 'ς' ? 'σ' : part)
                .toArray();
    }

    /** A word of a text: {@code start} to {@code end} of the text, folded. */
    public record Word(String text, int start, int end) {}
}
