package dev.resonance.reply;

import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.Set;
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

    /** With no sources nothing is a citation, and everything passes. */
    CitationFilter(List<Source> sources) {
        this.sourcesGiven = !sources.isEmpty();
        this.numbers = sources.stream().filter(Source::used).map(Source::number).collect(Collectors.toSet());
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
            if (numbers.contains(Integer.parseInt(held, 1, held.length(), 10))) {
                decided.append(held).append(']');
            }
            held.setLength(0);
        } else {
            decided.append(end());
            accept(character, decided);
        }
    }
}
