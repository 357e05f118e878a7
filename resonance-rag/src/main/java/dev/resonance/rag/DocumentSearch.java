package dev.resonance.rag;

import dev.resonance.rag.text.DocumentText;
import dev.resonance.rag.text.PassageText;
import dev.resonance.rag.text.Passages;
import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for a question's passages in an index of documents, and narrows them to what they say about it. Thread-safe. */
final class DocumentSearch {
    /** How far down the ranking is looked, so that fewer results wanted are the first of more. */
    private static final int DEPTH = 20;

    private final QuestionAnalyzer questions = new QuestionAnalyzer();
    private final Focus focus = new Focus(questions);

    /**
     * Best first. Earlier questions decide only between passages that fit the question itself, unless it has no word of
     * its own ("And what about that?"). A question about the documents as a whole gives their first passages.
     *
     * @param question the query's question as plain text
     */
    List<Passage> find(PassageIndex index, String question, RetrievalQuery query) {
        Set<String> terms = questions.terms(question);
        Set<String> earlier = new HashSet<>();
        List<String> history = query.earlierQuestions();
        for (String asked : history.subList(Math.max(0, history.size() - 2), history.size())) {
            earlier.addAll(questions.terms(PlainText.line(asked)));
        }
        if (terms.isEmpty()) {
            return earlier.isEmpty() ? List.of() : index.best(earlier, Set.of(), query.maxResults());
        }
        List<Passage> passages = focus.on(index.best(terms, earlier, DEPTH), terms);
        passages = passages.subList(0, Math.min(query.maxResults(), passages.size()));
        return passages.isEmpty() && QuestionAnalyzer.aboutTheWhole(terms) ? index.first(query.maxResults()) : passages;
    }

    /** The passages of a document, called by its file's name where it gives itself no title. */
    static List<PassageText> passages(DocumentText document, String fileName) {
        return Passages.of(document, named(fileName));
    }

    /** "release_notes-2024.txt" is called "release notes 2024". */
    private static String named(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 && fileName.length() - dot <= 10 ? fileName.substring(0, dot) : fileName;
        return PlainText.line(stem.replace('_', ' ').replace('-', ' '));
    }
}
