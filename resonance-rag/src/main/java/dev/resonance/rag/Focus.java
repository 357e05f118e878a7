package dev.resonance.rag;

import dev.resonance.rag.text.Passages;
import dev.resonance.retrieval.Passage;
import dev.resonance.text.Sentences;
import java.util.List;
import java.util.Set;

/**
 * Narrows a passage to what it says about a question: the sentence that shares most words with it, the one before where
 * it starts with "It" or the like, and those after that do. A small model quotes what comes first, so that has to be it.
 *
 * <p>Thread-safe.
 */
final class Focus {
    private final QuestionAnalyzer questions;

    Focus(QuestionAnalyzer questions) {
        this.questions = questions;
    }

    /** The passages narrowed, without those that share at most half as many of the words as the best of them. */
    List<Passage> on(List<Passage> passages, Set<String> terms) {
        long most = passages.stream()
                .mapToLong(passage -> shared(passage, terms))
                .max()
                .orElse(0);
        return passages.stream()
                .filter(passage -> most < 2 || 2 * shared(passage, terms) > most)
                .map(passage -> narrowed(passage, terms))
                .toList();
    }

    private long shared(Passage passage, Set<String> terms) {
        return shared(passage.title() + " " + passage.text(), terms);
    }

    private long shared(String text, Set<String> terms) {
        Set<String> words = questions.allTerms(text);
        return terms.stream().filter(words::contains).count();
    }

    private Passage narrowed(Passage passage, Set<String> terms) {
        List<String> sentences = Sentences.of(passage.text());
        int best = 0;
        long most = -1;
        for (int i = 0; i < sentences.size(); i++) {
            long shared = shared(sentences.get(i), terms);
            if (shared > most) {
                most = shared;
                best = i;
            }
        }
        int start = best > 0 && Passages.leansOnOthers(sentences.get(best)) ? best - 1 : best;
        int end = best + 1;
        while (end < sentences.size() && end < best + 3 && Passages.leansOnOthers(sentences.get(end))) {
            end++;
        }
        if (start == 0 && end == sentences.size()) {
            return passage;
        }
        String title = start == 0
                ? passage.title()
                : Passages.subject(sentences.get(start)).orElse(passage.title());
        return new Passage(title, passage.url(), passage.host(), String.join(" ", sentences.subList(start, end)));
    }
}
