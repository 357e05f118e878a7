package dev.resonance.rag.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits a line of plain text into sentences. The JDK's rules know most scripts but no abbreviations; those are mended
 * here.
 *
 * <p>Stateless.
 */
public final class Sentences {
    private static final Pattern NOT_AN_END = Pattern.compile(
            "(?:^|[\\s(\\[\"'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Capt|Rev|vs|etc|e\\.g|i\\.e|cf|ca|al|abbr"
                    + "|approx|est|No|no|Fig|fig|pp|Vol|vol|Inc|Ltd|Co|Corp|U\\.S|U\\.K|a\\.m|p\\.m"
                    + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\\.$");

    private Sentences() {}

    /** The sentences of {@code line}, in order, trimmed, none empty; joined by spaces they are the line again. */
    public static List<String> of(String line) {
        List<String> sentences = new ArrayList<>();
        BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ROOT);
        borders.setText(line);
        int start = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
            String sentence = line.substring(start, end).strip();
            if (end < line.length() && NOT_AN_END.matcher(sentence).find()) {
                continue;
            }
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }
}
