package dev.resonance.conversation;

import dev.resonance.conversation.spi.SearchRanking.Match;
import dev.resonance.conversation.spi.SearchRanking.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece of a text around the words that were looked for, on one line.
 *
 * @param text about 180 characters at most, with an ellipsis where the text was cut
 * @param marks where the words are, in order, without overlaps
 */
public record Snippet(String text, List<Mark> marks) {
    private static final int WIDTH = 180;
    private static final int BEFORE = 40;
    private static final int LOOKED_AT = 200;
    private static final String CUT = "…";

    public Snippet {
        marks = List.copyOf(marks);
    }

    /** From {@code start} up to {@code end}, as in {@link String#substring(int, int)}. */
    public record Mark(int start, int end) {}

    /** The piece of a matched text where the most phrases are close together. */
    public static Snippet of(String text, Match match) {
        List<Place> places = match.places().stream()
                .sorted(Comparator.comparing(Place::start).thenComparing(Place::end))
                .toList();
        int from = text.length() <= WIDTH ? 0 : start(text, places);
        int to = end(text, from);
        String head = from == 0 ? "" : CUT;
        String line = text.substring(from, to).replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]", " ");
        String tail = to == text.length() ? "" : CUT;
        return new Snippet(head + line + tail, marks(places, from, to, head.length()));
    }

    private static int start(String text, List<Place> places) {
        int best = places.stream()
                .limit(LOOKED_AT)
                .max(Comparator.<Place>comparingLong(place -> phrasesFrom(place, places))
                        .thenComparing(Comparator.comparing(Place::start).reversed()))
                .orElseThrow()
                .start();
        int start = Math.max(0, best - BEFORE);
        int space = text.indexOf(' ', start);
        return wholeCharacter(text, start == 0 || space < 0 || space >= best ? start : space + 1);
    }

    /** How many different phrases are within reach of this place. */
    private static long phrasesFrom(Place first, List<Place> places) {
        return places.stream()
                .dropWhile(place -> place.start() < first.start())
                .takeWhile(place -> place.end() <= first.start() + WIDTH - BEFORE)
                .map(Place::phrase)
                .distinct()
                .count();
    }

    private static int end(String text, int from) {
        int end = Math.min(text.length(), from + WIDTH);
        int space = end == text.length() ? -1 : text.lastIndexOf(' ', end);
        return wholeCharacter(text, space > from + WIDTH - BEFORE ? space : end);
    }

    private static int wholeCharacter(String text, int index) {
        return index < text.length() && index > 0 && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static List<Mark> marks(List<Place> places, int from, int to, int shift) {
        List<Mark> marks = new ArrayList<>();
        int reached = from;
        for (Place place : places) {
            int start = Math.max(reached, place.start());
            int end = Math.min(place.end(), to);
            if (start < end) {
                marks.add(new Mark(start - from + shift, end - from + shift));
                reached = end;
            }
        }
        return marks;
    }
}
