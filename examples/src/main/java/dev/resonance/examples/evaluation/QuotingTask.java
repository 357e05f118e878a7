package dev.resonance.examples.evaluation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.resonance.engine.ChatMessage;
import dev.resonance.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question with passages, and what a good answer is. A passage's host is its title, which it keeps when it is narrowed.
 *
 * @param kind the record's own
 * @param answer the sentence that answers it; absent where the passages do not
 * @param citation the number of the passage it is from, 0 where there is none
 */
record QuotingTask(String kind, List<Passage> passages, String question, Optional<String> answer, int citation) {
    private static final Pattern SOURCE = Pattern.compile("\\[\\d+] ([^\\n]*?): ([^\\n]*)");
    private static final Pattern CITED = Pattern.compile("(?s)(.*?)\\s*\\[(\\d+)]\\s*");

    QuotingTask {
        passages = List.copyOf(passages);
    }

    /** Of a record whose messages are sources, question and answer; absent for records of other kinds. */
    static Optional<QuotingTask> of(JsonObject chat) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonElement message : chat.getAsJsonArray("messages")) {
            JsonObject fields = message.getAsJsonObject();
            String content = fields.get("content").getAsString();
            messages.add(
                    switch (fields.get("role").getAsString()) {
                        case "system" -> ChatMessage.system(content);
                        case "user" -> ChatMessage.user(content);
                        default -> ChatMessage.assistant(content);
                    });
        }
        String kind = chat.get("kind").getAsString();
        if (!kind.startsWith("rag") || messages.size() != 3) {
            return Optional.empty();
        }
        List<Passage> passages = new ArrayList<>();
        Matcher source = SOURCE.matcher(messages.getFirst().content());
        while (source.find()) {
            passages.add(new Passage(source.group(1), "", source.group(1), source.group(2)));
        }
        Matcher cited = CITED.matcher(messages.getLast().content());
        boolean answered = cited.matches();
        return Optional.of(new QuotingTask(
                kind,
                passages,
                messages.get(1).content(),
                answered ? Optional.of(cited.group(1)) : Optional.empty(),
                answered ? Integer.parseInt(cited.group(2)) : 0));
    }

    /** The same question without the passage that answers it; absent where nothing would be left. */
    Optional<QuotingTask> withoutItsAnswer() {
        if (citation < 1 || citation > passages.size() || passages.size() < 2) {
            return Optional.empty();
        }
        List<Passage> others = new ArrayList<>(passages);
        others.remove(citation - 1);
        return Optional.of(new QuotingTask(kind, others, question, Optional.empty(), 0));
    }
}
