package dev.resonance.examples.evaluation;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Paragraphs, in the order of their source, and questions that one of them answers.
 *
 * @param paragraphs each with its title
 */
record RankingPool(List<Paragraph> paragraphs, List<Question> questions) {
    /** A piece of an article. */
    record Paragraph(String title, String text) {}

    /** A question and the place of the paragraph that answers it. */
    record Question(String text, int gold) {}

    RankingPool {
        paragraphs = List.copyOf(paragraphs);
        questions = List.copyOf(questions);
    }

    /** A pool for each article, of SQuAD's or any records with title, context and question. */
    static List<RankingPool> byArticle(List<JsonObject> records) {
        Map<String, List<JsonObject>> articles = new LinkedHashMap<>();
        for (JsonObject asked : answerable(records)) {
            articles.computeIfAbsent(text(asked, "title"), title -> new ArrayList<>())
                    .add(asked);
        }
        return articles.values().stream().map(RankingPool::of).toList();
    }

    /** Pools of {@code size} records that follow each other. */
    static List<RankingPool> byNeighbours(List<JsonObject> records, int size) {
        List<JsonObject> asked = answerable(records);
        List<RankingPool> pools = new ArrayList<>();
        for (int start = 0; start < asked.size(); start += size) {
            pools.add(of(asked.subList(start, Math.min(asked.size(), start + size))));
        }
        return pools;
    }

    /** One pool of all records. */
    static RankingPool of(List<JsonObject> records) {
        Map<Paragraph, Integer> places = new LinkedHashMap<>();
        List<Question> questions = new ArrayList<>();
        for (JsonObject asked : answerable(records)) {
            Paragraph paragraph = new Paragraph(text(asked, "title"), text(asked, "context"));
            places.putIfAbsent(paragraph, places.size());
            questions.add(new Question(text(asked, "question"), places.getOrDefault(paragraph, 0)));
        }
        return new RankingPool(List.copyOf(places.keySet()), questions);
    }

    private static List<JsonObject> answerable(List<JsonObject> records) {
        return records.stream()
                .filter(asked -> asked.has("answers") || !text(asked, "answer").isEmpty())
                .toList();
    }

    private static String text(JsonObject asked, String name) {
        return asked.has(name) && asked.get(name).isJsonPrimitive()
                ? asked.get(name).getAsString()
                : "";
    }
}
