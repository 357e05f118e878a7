package dev.resonance.attribution;

import dev.resonance.retrieval.Source;
import dev.resonance.text.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What of an answer its sources bear out, sentence by sentence. It is found by comparing words, so it works for models
 * that cannot cite, and it tells a wrong citation of those that can.
 *
 * @param sentences the answer's sentences that say something, in order
 * @param removed the numbers of citations that pointed at no source and were taken out of the answer
 */
public record AnswerSupport(List<SupportedSentence> sentences, List<Integer> removed) {
    /** For an answer without sources. */
    public static final AnswerSupport NONE = new AnswerSupport(List.of(), List.of());

    private static final Pattern CITED = Pattern.compile("\\[(\\d{1,3})]");

    public AnswerSupport {
        sentences = List.copyOf(sentences);
        removed = List.copyOf(removed);
    }

    /**
     * Compares an answer with the sources that the model was shown.
     *
     * @param retrievedAt when they were found
     * @param engine who found them; may be empty
     */
    public static AnswerSupport of(String answer, List<Source> sources, Instant retrievedAt, String engine) {
        List<Source> used = sources.stream().filter(Source::used).toList();
        if (used.isEmpty()) {
            return NONE;
        }
        List<MatchResult> marks = CITED.matcher(answer).results().toList();
        // As many spaces in a citation's place leave all other characters where they are.
        String words =
                CITED.matcher(answer).replaceAll(mark -> " ".repeat(mark.group().length()));
        List<Sentences.Span> spans = Sentences.spans(words);
        Evidence evidence = new Evidence(used, retrievedAt, engine);
        List<SupportedSentence> sentences = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Sentences.Span span = spans.get(i);
            int next = i + 1 < spans.size() ? spans.get(i + 1).start() : answer.length();
            List<Integer> cited = marks.stream()
                    .filter(mark -> mark.start() >= span.start() && mark.start() < next)
                    .map(mark -> Integer.valueOf(mark.group(1)))
                    .distinct()
                    .toList();
            sentences.add(new SupportedSentence(span.start(), span.end(), cited, evidence.best(span.in(words), cited)));
        }
        return new AnswerSupport(sentences, List.of());
    }

    /** The same with these citations reported as taken out. */
    public AnswerSupport withRemoved(List<Integer> numbers) {
        return new AnswerSupport(sentences, numbers);
    }

    /** The best citation of each source that bears something out, by number. */
    public List<Citation> citations() {
        Map<Integer, Citation> best = new LinkedHashMap<>();
        for (SupportedSentence sentence : sentences) {
            Optional<Citation> citation = sentence.citation();
            citation.ifPresent(found -> best.merge(
                    found.source().number(), found, (one, other) -> one.support() >= other.support() ? one : other));
        }
        return new TreeSet<>(best.keySet()).stream().map(best::get).toList();
    }

    /** The sentences that no source bears out. */
    public List<SupportedSentence> unsupported() {
        return sentences.stream()
                .filter(sentence -> sentence.citation().isEmpty())
                .toList();
    }
}
