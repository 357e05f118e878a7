package dev.resonance.examples.evaluation;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How often a model did with passages what it should, of all its tasks.
 *
 * @param answered it said something else than that the sources do not say, or that it does not know
 * @param holdsAnswer its answer holds the sentence that answers the question
 * @param rightCitation it cites the passage that this sentence is from, and no other
 * @param both the last two together
 * @param verbatim its answer, without the citation, stands in one of the passages word for word
 */
record QuotingScore(int tasks, int answered, int holdsAnswer, int rightCitation, int both, int verbatim) {
    private static final List<String> REFUSALS =
            List.of("the sources do not say", "i do not know that by myself", "i need a source for that");
    private static final Pattern CITED = Pattern.compile("\\[(\\d{1,3})]");

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
            boolean refused = REFUSALS.stream().anyMatch(words::startsWith);
            boolean right =
                    task.answer().filter(gold -> words.contains(plain(gold))).isPresent();
            boolean cited = task.citation() > 0
                    && cited(answers.get(i))
                            .equals(List.of(
                                    task.passages().get(task.citation() - 1).host()));
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

    /** The hosts of the passages that an answer cites, by whatever number they were shown. */
    private static List<String> cited(Message answer) {
        List<Source> sources = answer.details().map(ReplyDetails::sources).orElse(List.of());
        return CITED.matcher(answer.content())
                .results()
                .map(number -> Integer.parseInt(number.group(1)))
                .filter(number -> number >= 1 && number <= sources.size())
                .map(number -> sources.get(number - 1).host())
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
