package dev.resonance.examples.evaluation;

import dev.resonance.conversation.Message;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures what a chat model can do, skill by skill, and prints a Markdown table.
 *
 * <pre>{@code SkillsEvaluation HELD_OUT [MODEL] [--wrong=N]}</pre>
 *
 * <p>{@code HELD_OUT} is a folder of {@code .jsonl} files, a skill each, whose records are {@code kind, messages} and
 * maybe {@code accepted}: the last message is the reply that is wanted, and other accepted ones are as good. {@code
 * MODEL} is a model's directory; without it the bundled model is measured. Replies are greedy, and made by the way that
 * all replies go: with the passages of the record as what was found. With {@code --wrong=N} the first {@code N} wrong
 * replies of each skill are printed below the table. {@link SkillScore} says what is right.
 */
public final class SkillsEvaluation {
    private static final String WRONG = "--wrong=";

    private SkillsEvaluation() {}

    /** Measures all skills of a folder. */
    public static void main(String[] args) throws IOException {
        List<String> places =
                Stream.of(args).filter(argument -> !argument.startsWith("--")).toList();
        int wrong = Stream.of(args)
                .filter(argument -> argument.startsWith(WRONG))
                .mapToInt(argument -> Integer.parseInt(argument.substring(WRONG.length())))
                .findFirst()
                .orElse(0);
        if (places.isEmpty() || places.size() > 2) {
            System.err.println("SkillsEvaluation takes a folder of held-out chats, and a model's directory or nothing");
            return;
        }
        ModelSource model = places.size() == 2 ? Models.path(Path.of(places.get(1))) : Models.nano();
        measure(files(Path.of(places.getFirst())), model, wrong);
    }

    private static void measure(List<Path> files, ModelSource model, int wrong) throws IOException {
        StringBuilder mistakes = new StringBuilder();
        System.out.println("| skill | n | right | false citation | declined | ended |");
        System.out.println("|---|---|---|---|---|---|");
        try (QuotingRun run = new QuotingRun(model, QuotingRun.Choice.AS_GIVEN)) {
            for (Path file : files) {
                List<QuotingTask> tasks =
                        Records.of(file).stream().map(QuotingTask::of).toList();
                List<Message> answers = run.answers(tasks);
                String skill = file.getFileName().toString().replaceAll("\\.jsonl(\\.gz)?$", "");
                System.out.println(SkillScore.of(tasks, answers).row(skill));
                IntStream.range(0, tasks.size())
                        .filter(index -> !SkillScore.right(tasks.get(index), answers.get(index)))
                        .limit(wrong)
                        .forEach(index -> mistakes.append(mistake(skill, tasks.get(index), answers.get(index))));
            }
        }
        System.out.print(mistakes);
    }

    private static String mistake(String skill, QuotingTask task, Message answer) {
        return String.format(
                "%n%s: %s%n  wanted: %s%n  said: %s%n", skill, task.question(), task.accepted(), answer.content());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.jsonl(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
