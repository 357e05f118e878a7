package dev.resonance.reply;

import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Drops citations that point nowhere from a text that arrives in pieces: {@code [7]} where there are three sources.
 * Text that may still become a citation is held back until it is decided. For one thread.
 */
final class CitationFilter {
    private static final int LONGEST_CITATION = "[999".length();

    private final boolean sourcesGiven;
    private final Set<Integer> numbers;
    private final StringBuilder held = new StringBuilder();
    private final Set<Integer> passed = new TreeSet<>();
    private final Set<Integer> dropped = new TreeSet<>();

    /** With no sources nothing is a citation, and everything passes. */
    CitationFilter(List<Source> sources) {
        this.sourcesGiven = !sources.isEmpty();
        this.numbers = sources.stream().filter(Source::used).map(Source::number).collect(Collectors.toSet());
    }

    /** The filter of a text that goes on where another one ended, whose citations count as made. */
    static CitationFilter after(String text, List<Source> sources) {
        CitationFilter filter = new CitationFilter(sources);
        filter.accept(text);
        filter.end();
        filter.dropped.clear();
        return filter;
    }

    /** The text that is decided once this piece has come; may be empty. */
    String accept(String piece) {
        if (!sourcesGiven) {
            return piece;
        }
        StringBuilder decided = new StringBuilder();
        piece.chars().forEach(character -> accept((char) character, decided));
        return decided.toString();
    }

    /** What was still held back when the text ended. */
    String end() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }

    /** Whether the text so far cites a source. */
    boolean cites() {
        return !passed.isEmpty();
    }

    /** The numbers that were dropped so far, each once. */
    List<Integer> dropped() {
        return List.copyOf(dropped);
    }

    private void accept(char character, StringBuilder decided) {
        if (held.isEmpty()) {
            if (character == '[') {
                held.append(character);
            } else {
                decided.append(character);
            }
        } else if (character >= '0' && character <= '9' && held.length() < LONGEST_CITATION) {
            held.append(character);
        } else if (character == ']' && held.length() > 1) {
            int number = Integer.parseInt(held, 1, held.length(), 10);
            if (numbers.contains(number)) {
                decided.append(held).append(']');
                passed.add(number);
            } else {
                dropped.add(number);
            }
            held.setLength(0);
        } else {
            decided.append(end());
            accept(character, decided);
        }
    }
}
