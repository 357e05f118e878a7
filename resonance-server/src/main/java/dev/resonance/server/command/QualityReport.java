package dev.resonance.server.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.error.InvalidValueException;
import dev.resonance.generation.Precision;
import dev.resonance.gpt2.PrecisionQuality;
import dev.resonance.server.app.Engines;
import dev.resonance.server.config.ModelSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** What {@code resonance bench --quality} prints. */
final class QualityReport {
    private static final List<Precision> PRECISIONS =
            List.of(Precision.BF16, Precision.FP16, Precision.INT8, Precision.INT4);

    private QualityReport() {}

    /**
     * @param file lines of {@code {"messages": [{"role", "content"}]}}; gzipped if it ends in {@code .gz}
     * @throws InvalidValueException if it cannot be read; the line is named
     */
    static String of(ModelSettings settings, Path file, boolean json) {
        List<PrecisionQuality> qualities = Engines.quality(settings, PRECISIONS, conversations(file));
        return json ? json(qualities) : text(qualities);
    }

    private static String text(List<PrecisionQuality> qualities) {
        StringBuilder text = new StringBuilder("precision  same token as fp32  perplexity  x fp32  positions");
        for (PrecisionQuality quality : qualities) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-9s  %17.2f %%  %10.3f  %6.4f  %9d",
                    quality.precision().label(),
                    100 * quality.sameToken(),
                    quality.perplexity(),
                    quality.perplexityRatio(),
                    quality.positions()));
        }
        return text.toString();
    }

    private static String json(List<PrecisionQuality> qualities) {
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        return gson.toJson(qualities);
    }

    private static List<List<ChatMessage>> conversations(Path file) {
        List<List<ChatMessage>> conversations = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                conversations.add(messages(JsonParser.parseString(line).getAsJsonObject()));
            }
        } catch (IOException e) {
            throw new InvalidValueException("--quality", file, "a readable file of conversations");
        } catch (JsonParseException | IllegalStateException | NullPointerException | IllegalArgumentException e) {
            throw new InvalidValueException(
                    "--quality", file + ", line " + number, "{\"messages\": [{\"role\": …, \"content\": …}]}");
        }
        return conversations;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static List<ChatMessage> messages(JsonObject conversation) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonElement element : conversation.getAsJsonArray("messages")) {
            JsonObject message = element.getAsJsonObject();
            Role role = Role.valueOf(message.get("role").getAsString().toUpperCase(Locale.ROOT));
            messages.add(new ChatMessage(role, message.get("content").getAsString()));
        }
        return messages;
    }
}
