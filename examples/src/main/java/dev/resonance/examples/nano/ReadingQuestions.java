package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.text.Sentences;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Questions that people asked about texts: SQuAD, Natural Questions, FairytaleQA. The text is narrowed to the sentence
 * that holds the answer and a neighbour or two, as the program does before its model reads. Not thread-safe.
 */
final class ReadingQuestions {
    private static final int LONGEST_SENTENCE = 260;
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> COMMON = Set.of(
            "the", "a", "an", "of", "in", "on", "to", "and", "is", "was", "were", "are", "did", "do", "does", "what",
            "who", "when", "where", "why", "how", "which", "by", "for", "at", "that", "it", "with", "as", "from");

    private final Random random;

    ReadingQuestions(Random random) {
        this.random = random;
    }

    /** A record of {@code title} or {@code story}, {@code context}, {@code question}, {@code answer} or {@code answers}. */
    Optional<Question> of(String fact, JsonObject record) {
        String title = record.get(record.has("title") ? "title" : "story").getAsString();
        String answer = record.has("answers")
                ? record.getAsJsonArray("answers").get(0).getAsString()
                : record.get("answer").getAsString();
        String question = record.get("question").getAsString();
        List<String> sentences =
                Sentences.of(record.get("context").getAsString().replaceAll("\\s+", " "));
        int best = best(sentences, question, answer);
        if (best < 0 || sentences.get(best).length() > LONGEST_SENTENCE) {
            return Optional.empty();
        }
        int first =
                best > 0 && random.nextInt(10) < 3 && sentences.get(best - 1).length() < 200 ? best - 1 : best;
        int last = best + 1;
        while (last < sentences.size()
                && last < best + 3
                && random.nextInt(10) < 4
                && sentences.get(last).length() < 200) {
            last++;
        }
        String asked = question.endsWith("?") ? question : question + "?";
        return Optional.of(new Question(
                fact,
                title.replace('_', ' ').replace('-', ' '),
                asked.strip(),
                sentences.subList(first, last),
                best - first));
    }

    /** The sentence with the answer that shares most words with the question; with no answer, that of most words alone. */
    private static int best(List<String> sentences, String question, String answer) {
        Set<String> asked = words(question);
        int best = -1;
        long most = -1;
        for (int i = 0; i < sentences.size(); i++) {
            Set<String> said = words(sentences.get(i));
            long shared = asked.stream().filter(said::contains).count();
            if (sentences.get(i).toLowerCase(Locale.ROOT).contains(answer.toLowerCase(Locale.ROOT)) && shared > most) {
                most = shared;
                best = i;
            }
        }
        return most < 1 ? -1 : best;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(WORDS.split(text.toLowerCase(Locale.ROOT))));
        words.removeAll(COMMON);
        return words;
    }
}
