package dev.resonance.examples.evaluation;

import com.google.gson.JsonObject;
import dev.resonance.model.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures how well passages are found in files of questions, and how well the bundled model quotes them. Prints
 * Markdown.
 *
 * <pre>{@code RetrievalEvaluation squad=FILE nq=FILE chat=FILE}</pre>
 *
 * <p>Each file is optional, and has one JSON object a line: SQuAD's {@code title, context, question, answer}, Natural
 * Questions' {@code title, context, question, answers}, and chats of {@code kind, messages} whose first message lists
 * sources and whose last quotes one.
 */
public final class RetrievalEvaluation {
    private static final long SEED = 1;
    private static final int NEIGHBOURS = 20;

    private RetrievalEvaluation() {}

    /** Measures what is asked for. */
    public static void main(String[] args) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String argument : args) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !List.of("squad", "nq", "chat").contains(argument.substring(0, equals))) {
                System.err.println("'" + argument + "' is none of squad=FILE, nq=FILE, chat=FILE");
                return;
            }
            files.put(argument.substring(0, equals), Path.of(argument.substring(equals + 1)));
        }
        System.out.println("| candidates | order | questions | recall@1 | recall@3 | recall@5 | nDCG@5 |");
        System.out.println("|---|---|---|---|---|---|---|");
        if (files.containsKey("squad")) {
            List<JsonObject> squad = Records.of(files.get("squad"));
            rank("SQuAD 2.0: paragraphs of one article", RankingPool.byArticle(squad));
            rank("SQuAD 2.0: all paragraphs", List.of(RankingPool.of(squad)));
        }
        if (files.containsKey("nq")) {
            List<JsonObject> questions = Records.of(files.get("nq"));
            rank("Natural Questions: " + NEIGHBOURS + " passages", RankingPool.byNeighbours(questions, NEIGHBOURS));
            rank("Natural Questions: all passages", List.of(RankingPool.of(questions)));
        }
        if (files.containsKey("chat")) {
            quote(Records.of(files.get("chat")));
        }
    }

    private static void rank(String name, List<RankingPool> pools) {
        System.out.println(RankingScore.of(pools, Ranker.localDocuments()).row(name, "BM25"));
        System.out.println(RankingScore.of(pools, Ranker.firstOnes()).row(name, "first n"));
        System.out.println(RankingScore.of(pools, Ranker.random(SEED)).row(name, "random"));
    }

    private static void quote(List<JsonObject> chats) {
        Map<String, List<QuotingTask>> kinds = new TreeMap<>();
        chats.stream()
                .filter(chat -> chat.get("kind").getAsString().startsWith("rag"))
                .map(QuotingTask::of)
                .filter(QuotingTask::single)
                .forEach(task -> kinds.computeIfAbsent(task.kind(), kind -> new java.util.ArrayList<>())
                        .add(task));
        System.out.println();
        System.out.println("| questions | n | holds the answer | right citation | both | verbatim | refused |");
        System.out.println("|---|---|---|---|---|---|---|");
        List<QuotingTask> all = kinds.values().stream().flatMap(List::stream).toList();
        List<QuotingTask> answerable =
                all.stream().filter(task -> task.answer().isPresent()).toList();
        List<QuotingTask> three =
                answerable.stream().filter(task -> task.passages().size() == 3).toList();
        List<QuotingTask> taken = all.stream()
                .map(QuotingTask::withoutItsAnswer)
                .flatMap(Optional::stream)
                .toList();
        try (QuotingRun run = new QuotingRun(Models.nano(), QuotingRun.Choice.AS_GIVEN)) {
            kinds.forEach((kind, tasks) -> System.out.println(score(run, tasks).row(kind)));
            System.out.println(score(run, answerable).row("all that can be answered"));
            System.out.println(score(run, three).row("of these, with three passages"));
            System.out.println(score(run, taken).row("the answering passage taken away"));
        }
        try (QuotingRun run = new QuotingRun(Models.nano(), QuotingRun.Choice.RANKED)) {
            System.out.println(score(run, answerable).row("ranked first: all that can be answered"));
            System.out.println(score(run, taken).row("ranked first: the answering passage taken away"));
        }
    }

    private static QuotingScore score(QuotingRun run, List<QuotingTask> tasks) {
        return QuotingScore.of(tasks, run.answers(tasks));
    }
}
