package dev.resonance.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits plain text into sentences. The JDK's rules know most scripts but no abbreviations; those are mended
 * here.
 *
 * <p>Stateless.
 */
public final class Sentences {
    private static final Pattern NOT_AN_END = Pattern.compile(
            "(?:^|[\\s(\\[\"'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Capt|Rev|vs|etc|e\\.g|i\\.e|cf|ca|al|abbr"
                    + "|approx|est|No|no|Fig|fig|pp|Vol|vol|Inc|Ltd|Co|Corp|U\\.S|U\\.K|a\\.m|p\\.m"
                    + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\\.$");

    /** With what stands before it; more than the longest one above. */
    private static final int LONGEST_ABBREVIATION = 20;

    private Sentences() {}

    /**
     * A sentence's place.
     *
     * @param start its first character
     * @param end the character after its last
     */
    public record Span(int start, int end) {
        /** The sentence in the text that the span is of. */
        public String in(String text) {
            return text.substring(start, end);
        }
    }

    /** The sentences of {@code line}, in order, trimmed, none empty; joined by spaces they are the line again. */
    public static List<String> of(String line) {
        return inLine(line, 0).stream().map(span -> span.in(line)).toList();
    }

    /** Where the sentences of {@code text} are, in order, trimmed, none empty; none crosses a line break. */
    public static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (String line : text.split("\n", -1)) {
            spans.addAll(inLine(line, start));
            start += line.length() + 1;
        }
        return spans;
    }

    private static List<Span> inLine(String line, int offset) {
        List<Span> spans = new ArrayList<>();
        BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ROOT);
        borders.setText(line);
        int start = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
            int last = end;
            while (last > start && Character.isWhitespace(line.charAt(last - 1))) {
                last--;
            }
            if (end < line.length() && endsWithAbbreviation(line, start, last)) {
                continue;
            }
            int first = start;
            while (first < last && Character.isWhitespace(line.charAt(first))) {
                first++;
            }
            if (first < last) {
                spans.add(new Span(offset + first, offset + last));
            }
            start = end;
        }
        return spans;
    }

    /** Looks at the end alone: a line of abbreviations would be read again and again otherwise. */
    private static boolean endsWithAbbreviation(String line, int start, int end) {
        return NOT_AN_END
                .matcher(line)
                .region(Math.max(start, end - LONGEST_ABBREVIATION), end)
                .find();
    }
}
