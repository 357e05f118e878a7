package dev.resonance.examples.evaluation;

import dev.resonance.conversation.Message;
import dev.resonance.text.Sentences;
import java.util.List;
import java.util.Locale;

/**
 * How well a model did at one skill. What is right depends on what the skill asks for:
 *
 * <ul>
 *   <li>a quote: the answer holds the sentence that answers, and cites its passage and no other;
 *   <li>to decline: it says that the sources do not say, or that it needs one, in whatever of its ways;
 *   <li>a story: it goes on in at least four words, without what was told already and without saying a sentence twice,
 *       and comes to an end. Whether it is a good story is not measured;
 *   <li>anything else: it is one of the accepted answers, but for case and punctuation.
 * </ul>
 *
 * @param right of all tasks
 * @param falseCitations answers that cite a passage which does not answer, or cite where there is none
 * @param refusals answers that decline
 * @param ended answers that the model ended by itself
 */
record SkillScore(int tasks, int right, int falseCitations, int refusals, int ended) {
    private static final int FEWEST_WORDS = 4;

    /** What a skill asks for. */
    private enum Wanted {
        QUOTE,
        DECLINE,
        STORY,
        SAYING;

        static Wanted of(QuotingTask task) {
            if (task.citation() > 0) {
                return QUOTE;
            }
            boolean declines = task.accepted().stream()
                    .map(Answers::plain)
                    .anyMatch(reply -> reply.startsWith("the sources do not say")
                            || reply.startsWith("i do not know that by myself"));
            return declines ? DECLINE : task.kind().equals("story") ? STORY : SAYING;
        }
    }

    static SkillScore of(List<QuotingTask> tasks, List<Message> answers) {
        int right = 0;
        int falseCitations = 0;
        int refusals = 0;
        int ended = 0;
        for (int i = 0; i < tasks.size(); i++) {
            right += right(tasks.get(i), answers.get(i)) ? 1 : 0;
            falseCitations +=
                    Answers.cites(answers.get(i)) && !QuotingScore.citesIt(tasks.get(i), answers.get(i)) ? 1 : 0;
            refusals += Answers.refuses(answers.get(i)) ? 1 : 0;
            ended += Answers.ends(answers.get(i)) ? 1 : 0;
        }
        return new SkillScore(tasks.size(), right, falseCitations, refusals, ended);
    }

    static boolean right(QuotingTask task, Message answer) {
        String words = Answers.plain(answer.content());
        return switch (Wanted.of(task)) {
            case QUOTE -> QuotingScore.holds(task, answer) && QuotingScore.citesIt(task, answer);
            case DECLINE -> Answers.refuses(answer) && !Answers.cites(answer);
            case STORY -> goesOn(task.question(), answer);
            case SAYING ->
                task.accepted().stream().map(Answers::plain).anyMatch(words::equals) && !Answers.cites(answer);
        };
    }

    private static boolean goesOn(String told, Message answer) {
        List<String> sentences =
                Sentences.of(answer.content()).stream().map(Answers::plain).toList();
        String before = Answers.plain(told);
        return Answers.ends(answer)
                && !Answers.cites(answer)
                && !Answers.refuses(answer)
                && Answers.plain(answer.content()).split(" ").length >= FEWEST_WORDS
                && sentences.stream().distinct().count() == sentences.size()
                && sentences.stream().noneMatch(before::contains);
    }

    /** A row of a Markdown table. */
    String row(String skill) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s |",
                skill,
                tasks,
                part(right),
                part(falseCitations),
                part(refusals),
                part(ended));
    }

    private String part(int count) {
        return String.format(Locale.ROOT, "%.2f", (double) count / Math.max(1, tasks));
    }
}
