package dev.resonance.conversation.spi;

import dev.resonance.conversation.spi.SearchWords.Word;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Puts folded characters together to words. Not thread-safe. */
final class WordCollector {
    private static final int WORD_CHARACTERS = 255;

    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int wordStart;
    private int wordEnd;

    void accept(int character, int start, int end) {
        if (isMark(character)) {
            wordEnd = word.isEmpty() ? wordEnd : end;
            return;
        }
        boolean alone = writtenWithoutSpaces(character);
        if (alone || !Character.isLetterOrDigit(character)) {
            finishWord();
        }
        if (Character.isLetterOrDigit(character)) {
            wordStart = word.isEmpty() ? start : wordStart;
            wordEnd = end;
            word.appendCodePoint(character);
        }
        if (alone) {
            finishWord();
        }
    }

    List<Word> finish() {
        finishWord();
        return words;
    }

    private void finishWord() {
        if (!word.isEmpty()) {
            words.add(new Word(cut(word.toString()), wordStart, wordEnd));
            word.setLength(0);
        }
    }

    private static String cut(String text) {
        if (text.length() <= WORD_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(WORD_CHARACTERS - 1)) ? WORD_CHARACTERS - 1 : WORD_CHARACTERS;
        return text.substring(0, end);
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean writtenWithoutSpaces(int character) {
        return character >= 0x80
                && Character.isLetter(character)
                && switch (UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }
}
