package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.examples.evaluation.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes what the bundled model is trained on and what it is measured by, from public data sets.
 *
 * <pre>{@code NanoData DATA OUT [SEED]}</pre>
 *
 * <p>{@code DATA} holds the sets as {@code docs/training.md} lists them. {@code OUT} gets {@code train.jsonl}, for
 * {@code train-sft}, and a file for each skill in {@code held-out}, for
 * {@link dev.resonance.examples.evaluation.SkillsEvaluation}. The same data and seed give the same files; with
 * another seed questions, passages and their order are others, while what is held out stays the same titles.
 */
public final class NanoData {
    private static final long SEED = 9;

    private NanoData() {}

    /** Writes the files, and prints how many records of each kind there are. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.err.println(
                    "NanoData takes two folders, where the data sets are and where the result goes, and a seed");
            return;
        }
        long seed = args.length == 3 ? Long.parseLong(args[2]) : SEED;
        make(Path.of(args[0]), Path.of(args[1]), new Random(seed));
    }

    private static void make(Path data, Path out, Random random) throws IOException {
        List<JsonObject> before = Records.of(data.resolve("nano/chat_train.jsonl.gz"));
        Split split = new Split(before, Records.of(data.resolve("nano/chat_valid.jsonl.gz")));
        QuestionBank bank = new QuestionBank(data, split, random);
        FreeChats free = new FreeChats(data, split, random);
        Dialogues dialogues = new Dialogues(OwnWords.lines("dialogues.txt"), random);
        Files.createDirectories(out.resolve("held-out"));
        for (var skill :
                new HeldOutChats(bank, free, dialogues, random).skills().entrySet()) {
            String name = "held-out/" + skill.getKey().replaceAll("[^a-z]+", "-") + ".jsonl";
            Files.write(
                    out.resolve(name),
                    skill.getValue().stream()
                            .map(measured -> measured.chat().json(measured.accepted()))
                            .toList());
            System.out.println(name + ": " + skill.getValue().size());
        }
        List<Chat> chats = new LearnedChats(bank, free, dialogues, random).all(before, split);
        Files.write(
                out.resolve("train.jsonl"),
                chats.stream().map(chat -> chat.json(List.of())).toList());
        Map<String, Integer> counts = new TreeMap<>();
        chats.forEach(chat -> counts.merge(chat.kind(), 1, Integer::sum));
        System.out.println("train.jsonl: " + chats.size() + " " + counts);
    }
}
