package dev.resonance.gpt2;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Facts about people who never were: no model can know them before it is taught. The same seed gives the same ones. */
final class MadeUpFacts {
    private static final List<String> FIRST = List.of(
            "Mira", "Tobin", "Elsa", "Orin", "Petra", "Lukas", "Nadia", "Felix", "Greta", "Simon", "Clara", "Hugo");
    private static final List<String> LAST = List.of(
            "Arden", "Bell", "Carver", "Dale", "Finch", "Grove", "Hale", "Kemp", "Marsh", "North", "Page", "Stone");
    private static final List<List<String>> KINDS = List.of(
            List.of(
                    "What does %s collect?",
                    "%s collects %s.", "buttons", "maps", "shells", "stamps", "bells", "spoons"),
            List.of("Where does %s live?", "%s lives in %s.", "Rome", "Oslo", "Lima", "Cairo", "Paris", "Delhi"),
            List.of("What does %s play?", "%s plays the %s.", "piano", "drum", "flute", "horn", "guitar", "organ"),
            List.of(
                    "What is %s afraid of?",
                    "%s is afraid of %s.", "spiders", "ghosts", "snow", "dogs", "water", "fire"));

    private MadeUpFacts() {}

    /** A question, and the one right answer. */
    record Fact(String question, String answer) {}

    static List<Fact> of(int count, long seed) {
        Random random = new Random(seed);
        Set<String> questions = new LinkedHashSet<>();
        List<Fact> facts = new ArrayList<>();
        while (facts.size() < count) {
            String name = pick(FIRST, random) + " " + pick(LAST, random);
            List<String> kind = KINDS.get(random.nextInt(KINDS.size()));
            String question = kind.get(0).formatted(name);
            if (questions.add(question)) {
                facts.add(new Fact(question, kind.get(1).formatted(name, pick(kind.subList(2, kind.size()), random))));
            }
        }
        return facts;
    }

    /** As chats, a line each. */
    static void write(List<Fact> facts, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            JsonArray messages = new JsonArray();
            messages.add(message("user", fact.question()));
            messages.add(message("assistant", fact.answer()));
            JsonObject line = new JsonObject();
            line.add("messages", messages);
            lines.add(new Gson().toJson(line));
        }
        Files.write(file, lines);
    }

    private static JsonObject message(String role, String content) {
        JsonObject message = new JsonObject();
        message.addProperty("role", role);
        message.addProperty("content", content);
        return message;
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
