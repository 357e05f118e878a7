package dev.resonance.rag.query;

import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.RetrievalQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps of a rewriter's proposals what can be a query: one line of at most 32 tokens that speaks of something the
 * conversation speaks of. Stateless.
 */
public final class CheckedRewrites {
    private static final int MAX_VARIANTS = 3;
    private static final int MAX_TOKENS = 32;
    /** A token is about four characters of English, so this is the most that 32 tokens write. */
    private static final int MAX_LENGTH = 160;

    private CheckedRewrites() {}

    /** At most three proposals that are good, in their order, none twice, none the question itself. */
    public static List<String> of(List<String> proposals, RetrievalQuery query) {
        String question = PlainText.line(query.question());
        Set<String> known = words(question);
        query.earlierQuestions().forEach(earlier -> known.addAll(words(PlainText.line(earlier))));
        return proposals.stream()
                .filter(proposal -> proposal.strip().lines().count() == 1)
                .map(PlainText::line)
                .filter(line -> isQuery(line, known))
                .filter(line -> !line.equalsIgnoreCase(question))
                .distinct()
                .limit(MAX_VARIANTS)
                .toList();
    }

    private static boolean isQuery(String line, Set<String> known) {
        boolean shares = words(line).stream().anyMatch(known::contains);
        return shares && line.length() <= MAX_LENGTH && tokens(line) <= MAX_TOKENS;
    }

    /** Words and signs; a wide character is a token of its own. */
    private static long tokens(String line) {
        long wide = line.codePoints().filter(Character::isIdeographic).count();
        return wide
                + Stream.of(line.split("(?U)\\s+|(?=[^\\w\\s])"))
                        .filter(word -> !word.isBlank())
                        .count();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Entities.contentWords(text).forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return words;
    }
}
