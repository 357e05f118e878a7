package dev.resonance.server.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code messages}: text, as a string or in parts, by the system, the user and the assistant. Stateless. */
final class MessageFields {
    private MessageFields() {}

    /** @throws ApiException with status 400 and the path of what is wrong */
    static List<ChatMessage> read(Fields body) {
        List<ChatMessage> messages = inAnyOrder(body);
        if (messages.isEmpty()) {
            throw Fields.wrong("messages", "a list of at least one message");
        }
        checkOrder(messages);
        return messages;
    }

    /** The same where nothing is to be answered: also none at all, or only the system's. */
    static List<ChatMessage> inAnyOrder(Fields body) {
        JsonElement given = body.element("messages").orElseThrow(() -> Fields.wrong("messages", "a list of messages"));
        if (!given.isJsonArray()) {
            throw Fields.wrong("messages", "a list of messages");
        }
        List<ChatMessage> messages = new ArrayList<>();
        JsonArray list = given.getAsJsonArray();
        for (int i = 0; i < list.size(); i++) {
            messages.add(message(Fields.at("messages[" + i + "]", list.get(i))));
        }
        return messages;
    }

    private static void checkOrder(List<ChatMessage> messages) {
        if (messages.stream().noneMatch(message -> message.role() == Role.USER)) {
            throw Fields.wrong("messages", "a list with at least one message of the user");
        }
        int size = messages.size();
        if (messages.get(size - 1).role() == Role.ASSISTANT
                && messages.get(size - 2).role() == Role.ASSISTANT) {
            throw Fields.wrong("messages", "a list that does not end with two messages of the assistant");
        }
        if (messages.get(size - 1).role() == Role.SYSTEM) {
            throw Fields.wrong("messages", "a list that ends with a message of the user or the assistant");
        }
    }

    private static ChatMessage message(Fields fields) {
        Role role = role(fields);
        if (fields.element("content").isEmpty()) {
            if (role == Role.ASSISTANT && toolCalls(fields) == 0) {
                return ChatMessage.assistant("");
            }
            throw Fields.wrong(fields.path("content"), "a string or a list of text parts");
        }
        return new ChatMessage(role, content(fields));
    }

    private static Role role(Fields fields) {
        String role = fields.text("role").orElseThrow(() -> Fields.wrong(fields.path("role"), "a string"));
        return switch (role) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool", "function" ->
                throw ApiException.field(
                        fields.path("role"),
                        "Messages of tools are not supported: this model does not call tools.",
                        "tools_not_supported");
            default -> throw Fields.wrong(fields.path("role"), "system, developer, user or assistant");
        };
    }

    private static int toolCalls(Fields fields) {
        return fields.element("tool_calls")
                .filter(JsonElement::isJsonArray)
                .map(calls -> calls.getAsJsonArray().size())
                .orElse(0);
    }

    private static String content(Fields fields) {
        JsonElement content = fields.element("content").orElseThrow();
        if (!content.isJsonArray()) {
            return fields.text("content").orElseThrow();
        }
        StringBuilder text = new StringBuilder();
        JsonArray parts = content.getAsJsonArray();
        for (int j = 0; j < parts.size(); j++) {
            text.append(part(Fields.at(fields.path("content") + "[" + j + "]", parts.get(j))));
        }
        return text.toString();
    }

    private static String part(Fields part) {
        String type = part.text("type").orElseThrow(() -> Fields.wrong(part.path("type"), "a string"));
        if (!type.equals("text")) {
            throw ApiException.field(
                    part.path("type"), "Only parts of type 'text' are supported.", "unsupported_content_type");
        }
        return part.text("text").orElseThrow(() -> Fields.wrong(part.path("text"), "a string"));
    }
}
