package dev.resonance.examples.nano;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.engine.ChatMessage;
import dev.resonance.examples.evaluation.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chat to learn from, or to be measured by.
 *
 * @param kind the skill that its last reply shows
 */
record Chat(String kind, List<ChatMessage> messages) {
    Chat {
        messages = List.copyOf(messages);
    }

    /** A question and its answer. */
    static Chat of(String kind, String user, String assistant) {
        return new Chat(kind, List.of(ChatMessage.user(user), ChatMessage.assistant(assistant)));
    }

    /** Of what {@link #json} wrote. */
    static Chat of(JsonObject record) {
        return new Chat(record.get("kind").getAsString(), Records.messages(record));
    }

    /** The same after other messages. */
    Chat after(List<ChatMessage> earlier) {
        List<ChatMessage> all = new ArrayList<>(earlier);
        all.addAll(messages);
        return new Chat(kind, all);
    }

    /** What is asked last. */
    String question() {
        return messages.get(messages.size() - 2).content();
    }

    /** The last reply. */
    String reply() {
        return messages.getLast().content();
    }

    /** One line of a file of chats; {@code accepted} are other replies that are as good, none where nobody asks. */
    String json(List<String> accepted) {
        JsonArray list = new JsonArray();
        for (ChatMessage message : messages) {
            JsonObject fields = new JsonObject();
            fields.addProperty("role", message.role().name().toLowerCase(Locale.ROOT));
            fields.addProperty("content", message.content());
            list.add(fields);
        }
        JsonObject record = new JsonObject();
        record.addProperty("kind", kind);
        record.add("messages", list);
        if (!accepted.isEmpty()) {
            JsonArray replies = new JsonArray();
            accepted.forEach(replies::add);
            record.add("accepted", replies);
        }
        return record.toString();
    }
}
