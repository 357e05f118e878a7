package dev.resonance.examples.evaluation;

import dev.resonance.conversation.Message;
import java.util.List;
import java.util.Locale;

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
    static QuotingScore of(List<QuotingTask> tasks, List<Message> answers) {
        int answered = 0;
        int holds = 0;
        int cites = 0;
        int both = 0;
        int verbatim = 0;
        for (int i = 0; i < tasks.size(); i++) {
            QuotingTask task = tasks.get(i);
            String words = Answers.plain(answers.get(i).content());
            boolean right = holds(task, answers.get(i));
            boolean cited = citesIt(task, answers.get(i));
            answered += Answers.refuses(answers.get(i)) ? 0 : 1;
            holds += right ? 1 : 0;
            cites += cited ? 1 : 0;
            both += right && cited ? 1 : 0;
            verbatim += !words.isEmpty()
                            && task.passages().stream()
                                    .anyMatch(passage ->
                                            Answers.plain(passage.text()).contains(words))
                    ? 1
                    : 0;
        }
        return new QuotingScore(tasks.size(), answered, holds, cites, both, verbatim);
    }

    /** Whether the sentence that answers is in the answer. */
    static boolean holds(QuotingTask task, Message answer) {
        String words = Answers.plain(answer.content());
        return task.answer()
                .filter(sentence -> words.contains(Answers.plain(sentence)))
                .isPresent();
    }

    /** Whether the answer cites the passage with that sentence, and no other. */
    static boolean citesIt(QuotingTask task, Message answer) {
        return task.citation() > 0
                && Answers.cited(answer)
                        .equals(List.of(task.passages().get(task.citation() - 1).host()));
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
}
