package dev.resonance.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From a JSON object to a record, by the keys it has. Stateless. */
final class RecordParser {
    private RecordParser() {}

    /** What is wrong with a record, for the end of a sentence. */
    static final class BadRecordException extends Exception {
        private static final long serialVersionUID = 1L;

        BadRecordException(String fault) {
            super(fault);
        }
    }

    static TrainingRecord parse(String json) throws BadRecordException {
        try {
            return parse(JsonParser.parseString(json));
        } catch (JsonParseException e) {
            throw new BadRecordException("is not JSON");
        }
    }

    static TrainingRecord parse(JsonElement element) throws BadRecordException {
        if (!element.isJsonObject()) {
            throw new BadRecordException("is not a JSON object");
        }
        JsonObject object = element.getAsJsonObject();
        Set<String> keys = object.keySet();
        if (keys.contains("messages")) {
            return conversation(object.get("messages"));
        }
        if (keys.contains("instruction") && keys.contains("output")) {
            return new TrainingRecord.Instruction(
                    text(object, "instruction"), optional(object, "input"), answer(object, "output"));
        }
        if (keys.contains("prompt") && keys.contains("completion")) {
            return new TrainingRecord.Completion(text(object, "prompt"), answer(object, "completion"));
        }
        if (keys.contains("text")) {
            return new TrainingRecord.Document(answer(object, "text"));
        }
        throw new BadRecordException("has neither messages, instruction and output, prompt and completion, nor text");
    }

    private static TrainingRecord conversation(JsonElement element) throws BadRecordException {
        if (!element.isJsonArray()) {
            throw new BadRecordException("has messages that are no array");
        }
        List<ChatMessage> messages = new ArrayList<>();
        boolean answered = false;
        for (JsonElement message : element.getAsJsonArray()) {
            if (!message.isJsonObject()) {
                throw new BadRecordException("has a message that is no object");
            }
            Role role = role(text(message.getAsJsonObject(), "role"));
            messages.add(new ChatMessage(role, text(message.getAsJsonObject(), "content")));
            answered |= role == Role.ASSISTANT;
        }
        if (!answered) {
            throw new BadRecordException("has no message of the assistant");
        }
        return new TrainingRecord.Conversation(messages);
    }

    private static Role role(String name) throws BadRecordException {
        return switch (name) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw new BadRecordException("has a role that is not system, user or assistant");
        };
    }

    private static String answer(JsonObject object, String key) throws BadRecordException {
        String text = text(object, key);
        if (text.isBlank()) {
            throw new BadRecordException("has nothing in " + key);
        }
        return text;
    }

    private static String optional(JsonObject object, String key) throws BadRecordException {
        JsonElement value = object.get(key);
        return value == null || value.isJsonNull() ? "" : text(object, key);
    }

    private static String text(JsonObject object, String key) throws BadRecordException {
        JsonElement value = object.get(key);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isString()) {
            throw new BadRecordException("has no text in " + key);
        }
        return value.getAsString();
    }
}
