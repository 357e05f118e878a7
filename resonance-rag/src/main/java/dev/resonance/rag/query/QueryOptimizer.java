package dev.resonance.rag.query;

import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.RetrievalQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a search query of a message: politeness goes, quotes, operators and numbers stay, "it" becomes what it stands
 * for, "today" gets its date. By rules, because a small model rewrites worse than it answers; and a search engine
 * understands a question as it is.
 *
 * <p>Stateless.
 */
public final class QueryOptimizer {
    /** Longer queries are refused by search engines. */
    public static final int MAX_LENGTH = 499;

    /** Of a question and of those before it, more is never looked at. */
    private static final int LONGEST_QUESTION = 1000;

    /** Search engines read these as orders: {@code !g words} leads to another site. */
    private static final Pattern BANG = Pattern.compile("(?<![\\S])(?:\\\\?![^\\s\"!]\\S*|[^\\s\"!]+!(?=\\s))");

    private static final Pattern OPERATOR = Pattern.compile(
            "(?i)\"[^\"]+\"|(?<!\\S)-?(?:site|filetype|intitle|inurl|ext|intext|region):\\S+|(?<!\\S)[-+]\\p{L}\\S*|\\b(?:AND|OR)\\b(?-i)");

    private QueryOptimizer() {}

    /** What to do about the question; {@code today} is what date words mean. */
    public static QueryPlan plan(RetrievalQuery asked, LocalDate today) {
        String question = PlainText.line(asked.question(), LONGEST_QUESTION);
        if (question.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new QueryPlan.Invalid("the question has no words");
        }
        Optional<String> smallTalk = SmallTalk.reason(question);
        if (smallTalk.isPresent()) {
            return new QueryPlan.Skip(smallTalk.get());
        }
        List<String> notes = new ArrayList<>();
        String query = question;
        boolean operators = OPERATOR.matcher(question).results().anyMatch(QueryOptimizer::isOperator);
        query = noted("politeness removed", query, Politeness.removed(query), notes);
        if (!operators) {
            List<String> earlier = asked.earlierQuestions().stream()
                    .map(earlierOne -> PlainText.line(earlierOne, LONGEST_QUESTION))
                    .toList();
            query = noted("follow-up resolved", query, FollowUp.resolved(query, earlier), notes);
            query = noted("date added", query, Dates.added(query, today), notes);
        }
        query = noted("orders quoted", query, quoted(query), notes);
        query = noted("shortened", query, shortened(query), notes);
        return new QueryPlan.Search(query, notes);
    }

    private static boolean isOperator(java.util.regex.MatchResult match) {
        String text = match.group();
        return !(text.equalsIgnoreCase("and") || text.equalsIgnoreCase("or"))
                || text.equals("OR")
                || text.equals("AND");
    }

    private static String noted(String note, String before, String after, List<String> notes) {
        if (after.isBlank() || after.equals(before)) {
            return before;
        }
        notes.add(note);
        return after;
    }

    private static String quoted(String query) {
        String text = query.startsWith("\\") ? query.substring(1).stripLeading() : query;
        if (query.startsWith("\\") && !text.startsWith("!")) {
            int space = text.indexOf(' ');
            String first = space < 0 ? text : text.substring(0, space);
            text = "\"" + first.replace("\"", "") + "\"" + text.substring(first.length());
        }
        Matcher bangs = BANG.matcher(text);
        return bangs.replaceAll(bang -> {
            String word = bang.group().startsWith("\\") ? bang.group().substring(1) : bang.group();
            return Matcher.quoteReplacement(
                    word.startsWith("!") ? "\"" + word.replace("\"", "") + "\"" : word.substring(0, word.length() - 1));
        });
    }

    private static String shortened(String query) {
        if (query.length() <= MAX_LENGTH) {
            return query;
        }
        int end = query.lastIndexOf(' ', MAX_LENGTH);
        if (end < MAX_LENGTH / 2) {
            end = MAX_LENGTH - (Character.isHighSurrogate(query.charAt(MAX_LENGTH - 1)) ? 1 : 0);
        }
        String cut = query.substring(0, end).strip();
        boolean openQuote = cut.chars().filter(c -> c == '"').count() % 2 == 1;
        return openQuote ? cut.substring(0, cut.lastIndexOf('"')) + cut.substring(cut.lastIndexOf('"') + 1) : cut;
    }
}
