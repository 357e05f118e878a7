package dev.resonance.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** What to look for: a question's words as the index knows them, without those that only make it a question. */
final class QuestionAnalyzer {
    private static final List<String> QUESTION_WORDS = List.of(
            "what",
            "what's",
            "whats",
            "who",
            "who's",
            "whom",
            "whose",
            "which",
            "when",
            "where",
            "why",
            "how",
            "do",
            "does",
            "did",
            "done",
            "can",
            "could",
            "would",
            "should",
            "shall",
            "may",
            "might",
            "must",
            "am",
            "were",
            "been",
            "being",
            "has",
            "have",
            "had",
            "i",
            "me",
            "my",
            "mine",
            "you",
            "your",
            "yours",
            "we",
            "us",
            "our",
            "he",
            "him",
            "his",
            "she",
            "her",
            "hers",
            "its",
            "it's",
            "them",
            "those",
            "than",
            "from",
            "about",
            "tell",
            "give",
            "explain",
            "describe",
            "please",
            "know",
            "many",
            "much",
            "any",
            "some",
            "so",
            "also",
            "just",
            "get",
            "got",
            "s",
            "t",
            "let",
            "say",
            "says",
            "said",
            "mean",
            "means",
            "called",
            "anything",
            "something",
            "ok",
            "okay",
            "thanks",
            "thank",
            "hello",
            "hi");

    private static final Set<String> DOCUMENT_WORDS = Set.of(
            "document",
            "file",
            "text",
            "attach",
            "summar",
            "summari",
            "summary",
            "overview",
            "topic",
            "content",
            "page",
            "note");

    private static final int MAX_TERMS = 64;

    private final Analyzer analyzer = new EnglishAnalyzer(stopWords());

    /** The stems to look for, in the question's order, each once, at most 64. */
    Set<String> terms(String question) {
        return terms(question, MAX_TERMS);
    }

    /** The stems of a whole passage. */
    Set<String> allTerms(String passage) {
        return terms(passage, Integer.MAX_VALUE);
    }

    private Set<String> terms(String question, int limit) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("text", question.replace('’', '\''))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < limit) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
        return terms;
    }

    /** Whether a question with these terms is about the documents as a whole, such as "Summarize the file". */
    static boolean aboutTheWhole(Set<String> terms) {
        return !terms.isEmpty() && DOCUMENT_WORDS.containsAll(terms);
    }

    private static CharArraySet stopWords() {
        CharArraySet words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
        words.addAll(QUESTION_WORDS);
        return CharArraySet.unmodifiableSet(words);
    }
}
