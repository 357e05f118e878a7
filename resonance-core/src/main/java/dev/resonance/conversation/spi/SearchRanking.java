package dev.resonance.conversation.spi;

import dev.resonance.conversation.spi.SearchWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says how well a text fits a query, the same way for every store: the term frequency part of BM25 (Robertson and
 * Zaragoza 2009, section 3.2, k1 1.2, b 0.75, an average of 100 words), summed over the phrases. A phrase whose last
 * word is only begun counts half. How rare a word is does not count: every hit holds all of them.
 *
 * <p>Immutable.
 */
public final class SearchRanking {
    private static final double SATURATION = 1.2;
    private static final double LENGTH_WEIGHT = 0.75;
    private static final double AVERAGE_WORDS = 100;

    private final List<List<String>> phrases;

    public SearchRanking(List<List<String>> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    /** How the text fits; absent where a phrase is not in it. */
    public Optional<Match> match(String text) {
        List<Word> words = SearchWords.in(text);
        List<String> plain = words.stream().map(Word::text).toList();
        double norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * words.size() / AVERAGE_WORDS);
        List<Place> places = new ArrayList<>();
        double score = 0;
        for (int phrase = 0; phrase < phrases.size(); phrase++) {
            double weight = find(words, plain, phrase, places);
            if (weight == 0) {
                return Optional.empty();
            }
            score += weight / (weight + norm);
        }
        return Optional.of(new Match(score, places));
    }

    /** Adds where the phrase is and returns how much that counts. */
    private double find(List<Word> words, List<String> plain, int phrase, List<Place> places) {
        List<String> wanted = phrases.get(phrase);
        double weight = 0;
        for (int first = 0; first < plain.size(); first++) {
            if (SearchWords.matchAt(plain, first, wanted)) {
                int last = first + wanted.size() - 1;
                weight += plain.get(last).equals(wanted.getLast()) ? 1 : 0.5;
                places.add(new Place(
                        phrase, words.get(first).start(), words.get(last).end()));
            }
        }
        return weight;
    }

    /** A phrase's place in a text: {@code start} up to {@code end}. */
    public record Place(int phrase, int start, int end) {}

    /**
     * A text that holds every phrase.
     *
     * @param score above 0
     */
    public record Match(double score, List<Place> places) {
        public Match {
            places = List.copyOf(places);
        }
    }
}
