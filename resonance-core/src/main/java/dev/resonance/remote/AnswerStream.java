package dev.resonance.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.TokenScore;
import dev.resonance.engine.TokenUsage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an answer's chunks, as server-sent events or as lines of JSON. An end without its mark is a failure. */
final class AnswerStream {
    private final RemoteGeneration generation;
    private final String place;
    private TokenUsage usage;
    private @Nullable FinishReason reason;
    private boolean started;

    AnswerStream(RemoteGeneration generation, int promptTokens, String place) {
        this.generation = generation;
        this.place = place;
        this.usage = new TokenUsage(promptTokens, 0, 0);
    }

    void read(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            generation.alive();
            String data =
                    line.startsWith("data:") ? line.substring("data:".length()).strip() : line.strip();
            if (data.equals("[DONE]") && reason != null) {
                generation.end(reason, usage);
                return;
            }
            if (data.startsWith("{")) {
                chunk(JsonParser.parseString(data).getAsJsonObject(), data);
            }
        }
        throw new GenerationFailedException(
                "the model server " + place + " ended the answer without its last line", null);
    }

    private void chunk(JsonObject chunk, String data) {
        if (chunk.has("error")) {
            throw RemoteErrors.inStream(place, data);
        }
        if (!started) {
            started = true;
            generation.say(new GenerationEvent.Started(usage.promptTokens()));
        }
        if (chunk.get("usage") instanceof JsonObject told) {
            usage = usage(told);
        }
        if (chunk.get("choices") instanceof JsonArray choices && !choices.isEmpty()) {
            choice(choices.get(0).getAsJsonObject());
        }
    }

    private void choice(JsonObject choice) {
        JsonElement text = choice.get("delta") instanceof JsonObject delta ? delta.get("content") : choice.get("text");
        if (text != null && text.isJsonPrimitive() && !text.getAsString().isEmpty()) {
            generation.say(new GenerationEvent.Text(text.getAsString(), tokens(choice.get("logprobs"))));
        }
        JsonElement finish = choice.get("finish_reason");
        if (finish != null && finish.isJsonPrimitive()) {
            reason = finish.getAsString().equals("length") ? FinishReason.LENGTH : FinishReason.STOP;
        }
    }

    private static List<TokenScore> tokens(@Nullable JsonElement logprobs) {
        List<TokenScore> tokens = new ArrayList<>();
        if (logprobs instanceof JsonObject told && told.get("content") instanceof JsonArray content) {
            content.forEach(token -> tokens.add(token(token.getAsJsonObject())));
        }
        return tokens;
    }

    private static TokenScore token(JsonObject json) {
        List<Integer> bytes = new ArrayList<>();
        if (json.get("bytes") instanceof JsonArray told) {
            told.forEach(part -> bytes.add(part.getAsInt()));
        } else {
            for (byte part : json.get("token").getAsString().getBytes(StandardCharsets.UTF_8)) {
                bytes.add(part & 0xFF);
            }
        }
        List<TokenScore> likeliest = new ArrayList<>();
        if (json.get("top_logprobs") instanceof JsonArray others) {
            others.forEach(other -> likeliest.add(token(other.getAsJsonObject())));
        }
        return new TokenScore(bytes, json.get("logprob").getAsDouble(), likeliest);
    }

    private static TokenUsage usage(JsonObject told) {
        JsonElement cached =
                told.get("prompt_tokens_details") instanceof JsonObject details ? details.get("cached_tokens") : null;
        return new TokenUsage(
                told.get("prompt_tokens").getAsInt(),
                cached != null && cached.isJsonPrimitive() ? cached.getAsInt() : 0,
                told.get("completion_tokens").getAsInt());
    }
}
