package dev.resonance.examples.evaluation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.engine.ChatMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads files with one JSON object a line, and the chats in them. Stateless. */
public final class Records {
    private Records() {}

    /** All records of a file; {@code .gz} is unpacked. */
    public static List<JsonObject> of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }
    }

    /** The messages of a record with a chat: {@code messages}, each with its {@code role} and {@code content}. */
    public static List<ChatMessage> messages(JsonObject record) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonElement element : record.getAsJsonArray("messages")) {
            JsonObject message = element.getAsJsonObject();
            String content = message.get("content").getAsString();
            messages.add(
                    switch (message.get("role").getAsString()) {
                        case "system" -> ChatMessage.system(content);
                        case "user" -> ChatMessage.user(content);
                        default -> ChatMessage.assistant(content);
                    });
        }
        return messages;
    }
}
