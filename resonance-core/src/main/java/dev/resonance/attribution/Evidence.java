package dev.resonance.attribution;

import dev.resonance.retrieval.Source;
import dev.resonance.text.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentences of sources, to compare an answer's sentences with. Immutable. */
final class Evidence {
    /** Where nine of ten that are called supported are, on three sets of labelled sentences; see their test. */
    static final double ENOUGH = 0.85;

    /** A source's sentence: alone, and with the one before it, which "It" may stand for. */
    private record Piece(Source source, Sentences.Span span, Words own, Words around) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final Instant retrievedAt;
    private final String engine;

    Evidence(List<Source> sources, Instant retrievedAt, String engine) {
        this.retrievedAt = retrievedAt;
        this.engine = engine;
        for (Source source : sources) {
            int before = 0;
            for (Sentences.Span span : Sentences.spans(source.snippet())) {
                String around = source.title() + ". " + source.snippet().substring(before, span.end());
                pieces.add(new Piece(source, span, Words.of(span.in(source.snippet())), Words.of(around)));
                before = span.start();
            }
        }
    }

    /** What says enough of {@code sentence}: among the {@code cited} sources, or among all where none is. */
    Optional<Citation> best(String sentence, List<Integer> cited) {
        Words claim = Words.of(sentence);
        return pieces.stream()
                .filter(piece ->
                        cited.isEmpty() || cited.contains(piece.source().number()))
                .map(piece -> citation(piece, claim))
                .filter(citation -> citation.support() >= ENOUGH)
                .max(Comparator.comparingDouble(Citation::support)
                        .thenComparing(citation -> -citation.source().number())
                        .thenComparing(citation -> -citation.start()));
    }

    private Citation citation(Piece piece, Words claim) {
        return new Citation(
                piece.source(),
                piece.span().start(),
                piece.span().end(),
                Support.of(claim, piece.own(), piece.around()),
                retrievedAt,
                engine);
    }
}
