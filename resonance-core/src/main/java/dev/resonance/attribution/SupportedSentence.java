package dev.resonance.attribution;

import java.util.List;
import java.util.Optional;

/**
 * A sentence of an answer and what bears it out.
 *
 * @param start where it begins in the answer
 * @param end the character after its last, citations not included
 * @param cited the numbers that the model put after it, each once
 * @param citation the best support among the cited sources, or among all where it cites none; absent: none says so much of
 *     it, and it should be shown as not supported
 */
public record SupportedSentence(int start, int end, List<Integer> cited, Optional<Citation> citation) {
    public SupportedSentence {
        cited = List.copyOf(cited);
    }
}
