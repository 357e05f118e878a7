package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Asks what a word means; a dictionary's line is the source. Not thread-safe. */
final class WordQuestions {
    private static final Pattern WORD = Pattern.compile("[a-z]{3,12}");
    private static final int LONGEST = 120;
    private static final List<String> ASKED = List.of(
            "What does W mean?",
            "Define W.",
            "What is the meaning of W?",
            "Define the word W.",
            "what does \"W\" mean?",
            "Explain the word W.",
            "What is the definition of W?",
            "meaning of W");

    private final Map<String, Integer> usual;
    private final Random random;

    /** @param usual how often words stand in simple books */
    WordQuestions(Map<String, Integer> usual, Random random) {
        this.usual = usual;
        this.random = random;
    }

    /** A record of {@code words}, {@code pos}, {@code definition}. */
    Optional<Question> of(JsonObject record) {
        String word = record.getAsJsonArray("words").get(0).getAsString();
        String definition = record.get("definition").getAsString();
        if (!WORD.matcher(word).matches() || usual.getOrDefault(word, 0) < 5 || definition.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                "meaning of a word",
                word,
                ASKED.get(random.nextInt(ASKED.size())).replaceAll("\\bW\\b", word),
                List.of(definition),
                0));
    }
}
