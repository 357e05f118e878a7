package dev.resonance.attribution;

import dev.resonance.retrieval.Source;
import java.time.Instant;

/**
 * The sentence of a source that bears out a sentence of an answer.
 *
 * @param source what is cited; its number is also its rank
 * @param start where the sentence begins in the source's snippet
 * @param end the character after its last
 * @param support how much of the answer's sentence it says, from 0 to 1
 * @param retrievedAt when the source was found
 * @param engine who found it, such as {@code duckduckgo-html}; empty where that is not known
 */
public record Citation(Source source, int start, int end, double support, Instant retrievedAt, String engine) {
    /** The sentence itself. */
    public String quote() {
        return source.snippet().substring(start, end);
    }
}
