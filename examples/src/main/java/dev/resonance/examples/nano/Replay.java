package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** What the model before learned and must not forget: a sample of its data. Stateless. */
final class Replay {
    private static final Map<String, Integer> MOST = Map.of(
            "rag-intro", 12_000,
            "rag-fact", 5_000,
            "rag", 6_000,
            "rag-none", 2_500,
            "identity", 600,
            "need-source", 1_500,
            "cant", 400);

    /** What the new model is taught to do. */
    private static final Pattern NOW_POSSIBLE = Pattern.compile(
            "(?is)(?:list|name|summari[sz]e|rewrite|continue|define|what is (?:\\d|the capital)|what is the opposite).*");

    /** What is answered otherwise now: with a friend's or doctor's number of one country, or at random. */
    private static final Pattern NO_MORE = Pattern.compile(
            "(?is).*(?:1-800|contest|My lack of comedy|Swing and a miss|see that coming|code and a dash|Two goldfish).*");

    private Replay() {}

    static List<Chat> of(List<JsonObject> before, Split split, Random random) {
        List<Chat> chats = new ArrayList<>();
        List<JsonObject> mixed = new ArrayList<>(before);
        Collections.shuffle(mixed, random);
        Map<String, Integer> counts = new HashMap<>();
        for (JsonObject record : mixed) {
            Chat chat = Chat.of(record);
            int most = MOST.getOrDefault(chat.kind(), 0);
            boolean possible = chat.kind().equals("cant")
                    && NOW_POSSIBLE.matcher(chat.question()).matches();
            boolean better = NO_MORE.matcher(chat.reply()).matches();
            if (!better && counts.getOrDefault(chat.kind(), 0) < most && !possible && split.mayBeLearned(chat)) {
                counts.merge(chat.kind(), 1, Integer::sum);
                chats.add(chat);
            }
        }
        return chats;
    }
}
