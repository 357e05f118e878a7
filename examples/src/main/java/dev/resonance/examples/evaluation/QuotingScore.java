package dev.resonance.examples.evaluation;

import dev.resonance.conversation.Message;
import java.util.List;
import java.util.Locale;

/**
 * How often a model did with passages what it should, of all its tasks.
 *
 * @param answered it said something else than that the sources do not say
 * @param holdsAnswer its answer holds the sentence that answers the question
 * @param rightCitation it cites the passage that this sentence is from, and no other
 * @param both the last two together
 * @param verbatim its answer, without the citation, stands in one of the passages word for word
 */
record QuotingScore(int tasks, int answered, int holdsAnswer, int rightCitation, int both, int verbatim) {
    static QuotingScore of(List<QuotingTask> tasks, List<Message> answers) {
        int answered = 0;
        int holds = 0;
        int cites = 0;
        int both = 0;
        int verbatim = 0;
        for (int i = 0; i < tasks.size(); i++) {
            QuotingTask task = tasks.get(i);
            String answer = answers.get(i).content();
            String words = plain(answer);
            boolean refused = words.startsWith("the sources do not say");
            boolean right =
                    task.answer().filter(gold -> words.contains(plain(gold))).isPresent();
            boolean cited = citations(answer).equals(List.of(task.citation()));
            answered += refused ? 0 : 1;
            holds += right ? 1 : 0;
            cites += cited ? 1 : 0;
            both += right && cited ? 1 : 0;
            verbatim += !words.isEmpty()
                            && task.passages().stream()
                                    .anyMatch(passage -> plain(passage.text()).contains(words))
                    ? 1
                    : 0;
        }
        return new QuotingScore(tasks.size(), answered, holds, cites, both, verbatim);
    }

    /** A row of a Markdown table. */
    String row(String kind) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s |",
                kind,
                tasks,
                part(holdsAnswer),
                part(rightCitation),
                part(both),
                part(verbatim),
                part(tasks - answered));
    }

    private String part(int count) {
        return String.format(Locale.ROOT, "%.2f", (double) count / Math.max(1, tasks));
    }

    private static List<Integer> citations(String answer) {
        return java.util.regex.Pattern.compile("\\[(\\d{1,3})]")
                .matcher(answer)
                .results()
                .map(number -> Integer.valueOf(number.group(1)))
                .distinct()
                .toList();
    }

    /** Letters and digits, in lower case, with single spaces. */
    private static String plain(String text) {
        return text.replaceAll("\\s*\\[\\d{1,3}]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
