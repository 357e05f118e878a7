package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.examples.evaluation.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** All questions with their passages, in those to learn from and those to be measured by. Not thread-safe. */
final class QuestionBank {
    private final List<Question> learned = new ArrayList<>();
    private final List<Question> heldOut = new ArrayList<>();
    private final List<Question> unanswerable = new ArrayList<>();
    private final List<Question> heldOutUnanswerable = new ArrayList<>();
    private final Split split;
    private final Random random;
    private final Phrasing phrasing;

    QuestionBank(Path data, Split split, Random random) throws IOException {
        this.split = split;
        this.random = random;
        this.phrasing = new Phrasing(random);
        articles(data);
        reading(data.resolve("chat/squad2_dev_half.jsonl.gz"), "read: SQuAD", true);
        reading(data.resolve("chat/nq_oracle.jsonl.gz"), "read: Natural Questions", false);
        reading(data.resolve("chat/fairytaleqa.jsonl.gz"), "read: FairytaleQA", true);
        CountryQuestions countries = new CountryQuestions(random);
        for (JsonObject record : Records.of(data.resolve("text/factbook.jsonl.gz"))) {
            boolean held = split.heldOutOfSmallSet(record.get("country").getAsString());
            countries.of(record).ifPresent(question -> add(question, held));
        }
        words(data);
    }

    List<Question> learned() {
        return learned;
    }

    List<Question> heldOut() {
        return heldOut;
    }

    /** Questions that look as if their passage answered them. */
    List<Question> unanswerable() {
        return unanswerable;
    }

    List<Question> heldOutUnanswerable() {
        return heldOutUnanswerable;
    }

    private void articles(Path data) throws IOException {
        ArticleQuestions facts = new ArticleQuestions(random);
        Definitions definitions = new Definitions(random);
        Set<String> titles = new HashSet<>();
        for (String file : List.of("text/enwiki_articles_half.jsonl.gz", "text/enwiki_intros.jsonl.gz")) {
            for (JsonObject record : Records.of(data.resolve(file))) {
                String title = record.get("title").getAsString();
                if (titles.add(title) && !split.untouched(title)) {
                    boolean held = split.heldOut(title);
                    Article.of(title, record.get("text").getAsString()).ifPresent(article -> {
                        facts.of(article).forEach(question -> add(question, held));
                        definitions.of(article).ifPresent(question -> add(question, held));
                    });
                }
            }
        }
    }

    private void reading(Path file, String fact, boolean small) throws IOException {
        ReadingQuestions reading = new ReadingQuestions(random);
        for (JsonObject record : Records.of(file)) {
            boolean noAnswer = record.has("answer") && record.get("answer").isJsonNull();
            if (noAnswer && record.has("story")) {
                continue; // nobody could answer it, or nobody wrote the answer down
            }
            if (noAnswer) {
                record.addProperty("answer", "");
            }
            boolean answerable =
                    !record.has("answer") || !record.get("answer").getAsString().isEmpty();
            if (record.has("type") && record.get("type").toString().equals("\"implicit\"")) {
                continue;
            }
            reading.of(fact, record).ifPresent(question -> {
                boolean held = split.untouched(question.title())
                        || (small ? split.heldOutOfSmallSet(question.title()) : split.heldOut(question.title()));
                if (answerable) {
                    add(question, held);
                } else {
                    (held ? heldOutUnanswerable : unanswerable).add(question.asked(phrasing.of(question.text())));
                }
            });
        }
    }

    private void words(Path data) throws IOException {
        Map<String, Integer> usual = new HashMap<>();
        for (JsonObject record : Records.of(data.resolve("text/fairytale_stories.jsonl.gz"))) {
            for (String word : record.get("text").getAsString().split("[^a-z]+", -1)) {
                usual.merge(word, 1, Integer::sum);
            }
        }
        WordQuestions words = new WordQuestions(usual, random);
        Set<String> asked = new HashSet<>();
        for (JsonObject record : Records.of(data.resolve("text/wordnet_definitions.jsonl.gz"))) {
            words.of(record)
                    .filter(question -> asked.add(question.title()))
                    .ifPresent(question -> add(question, split.heldOutOfSmallSet(question.title())));
        }
    }

    private void add(Question question, boolean held) {
        (held ? heldOut : learned).add(question.asked(phrasing.of(question.text())));
    }
}
