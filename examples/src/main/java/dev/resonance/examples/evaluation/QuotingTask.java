package dev.resonance.examples.evaluation;

import com.google.gson.JsonObject;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question with passages, or without, and what a good answer is. A passage's host is its title, which it keeps when it
 * is narrowed.
 *
 * @param kind the record's own
 * @param turns what was said before, and last the question
 * @param accepted answers that are as good as each other, without citations
 * @param citation the number of the passage that the answer is from, 0 where there is none
 */
record QuotingTask(String kind, List<Passage> passages, List<ChatMessage> turns, List<String> accepted, int citation) {
    private static final Pattern SOURCE = Pattern.compile("\\[\\d+] ([^\\n]*?): ([^\\n]*)");
    private static final Pattern CITED = Pattern.compile("(?s)(.*?)\\s*\\[(\\d+)]\\s*");

    QuotingTask {
        passages = List.copyOf(passages);
        turns = List.copyOf(turns);
        accepted = List.copyOf(accepted);
    }

    /** Of a record with a chat whose last message is the answer: its sources are the passages. */
    static QuotingTask of(JsonObject chat) {
        List<ChatMessage> turns = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        for (ChatMessage message : Records.messages(chat)) {
            if (message.role() == Role.SYSTEM) {
                passages.addAll(passages(message.content()));
            } else {
                turns.add(message);
            }
        }
        String reply = turns.removeLast().content();
        Matcher cited = CITED.matcher(reply);
        boolean answered = cited.matches();
        List<String> accepted = new ArrayList<>();
        if (chat.has("accepted")) {
            chat.getAsJsonArray("accepted").forEach(other -> accepted.add(withoutCitation(other.getAsString())));
        } else {
            accepted.add(withoutCitation(reply));
        }
        return new QuotingTask(
                chat.get("kind").getAsString(),
                passages,
                turns,
                accepted,
                answered ? Integer.parseInt(cited.group(2)) : 0);
    }

    String question() {
        return turns.getLast().content();
    }

    /** The sentence that answers it; absent where the passages do not. */
    Optional<String> answer() {
        return citation > 0 ? Optional.of(accepted.getFirst()) : Optional.empty();
    }

    /** Whether nothing was said before the question. */
    boolean single() {
        return turns.stream().noneMatch(turn -> turn.role() == Role.ASSISTANT);
    }

    /** The same question without the passage that answers it; absent where nothing would be left. */
    Optional<QuotingTask> withoutItsAnswer() {
        if (citation < 1 || citation > passages.size() || passages.size() < 2) {
            return Optional.empty();
        }
        List<Passage> others = new ArrayList<>(passages);
        others.remove(citation - 1);
        return Optional.of(new QuotingTask(kind, others, turns, List.of(), 0));
    }

    private static List<Passage> passages(String list) {
        return SOURCE.matcher(list)
                .results()
                .map(source -> new Passage(source.group(1), "", source.group(1), source.group(2)))
                .toList();
    }

    private static String withoutCitation(String reply) {
        Matcher cited = CITED.matcher(reply);
        return cited.matches() ? cited.group(1) : reply;
    }
}
