package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.examples.evaluation.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What is done without sources: lists, sums, other tenses, summaries, stories. Not thread-safe. */
final class FreeChats {
    private static final int PART_HELD_OUT = 20;

    private final Map<String, List<Chat>> learned = new TreeMap<>();
    private final Map<String, List<Chat>> heldOut = new TreeMap<>();

    FreeChats(Path data, Split split, Random random) throws IOException {
        List<Chat> made = new ArrayList<>(Lists.of(OwnWords.lines("lists.txt")));
        made.addAll(Rewrites.of(OwnWords.lines("sentences.txt")));
        made.addAll(Sums.all());
        made.forEach(chat -> add(chat, Math.floorMod(chat.question().hashCode(), PART_HELD_OUT) == 0));
        Texts texts = new Texts(random);
        for (JsonObject record : Records.of(data.resolve("text/enwiki_intros.jsonl.gz"))) {
            String title = record.get("title").getAsString();
            if (!split.untouched(title)) {
                Article.of(title, record.get("text").getAsString())
                        .flatMap(article -> texts.summary(article.paragraphs().getFirst()))
                        .ifPresent(chat -> add(chat, split.heldOut(title)));
            }
        }
        texts.simpleStories(OwnWords.lines("stories.txt")).forEach(chat -> add(chat, false));
        for (JsonObject record : Records.of(data.resolve("text/fairytale_stories.jsonl.gz"))) {
            texts.begun(record).forEach(chat -> add(chat, true));
        }
        learned.values().forEach(chats -> Collections.shuffle(chats, random));
        heldOut.values().forEach(chats -> Collections.shuffle(chats, random));
    }

    /** At most so many of a kind. */
    List<Chat> learned(String kind, int most) {
        List<Chat> chats = learned.getOrDefault(kind, List.of());
        return chats.subList(0, Math.min(most, chats.size()));
    }

    /** All that is kept for measuring, by kind. */
    Map<String, List<Chat>> heldOut() {
        return heldOut;
    }

    private void add(Chat chat, boolean held) {
        (held ? heldOut : learned)
                .computeIfAbsent(chat.kind(), kind -> new ArrayList<>())
                .add(chat);
    }
}
