package dev.resonance.remote;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.EngineUnavailableException;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.error.InvalidValueException;
import dev.resonance.error.ResonanceException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Set;

/** Makes exceptions of other servers' errors, whose forms differ. Stateless. */
final class RemoteErrors {
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "exceed_context_size_error");
    private static final int LONGEST_MESSAGE = 300;

    private RemoteErrors() {}

    /** The prompt did not fit; whoever knows how long it was says so. */
    static final class TooLongException extends ResonanceException {
        TooLongException(String message) {
            super(message);
        }
    }

    /** The server is there, and may answer later. */
    static final class NotReadyException extends EngineUnavailableException {
        NotReadyException(String place) {
            super("the model server " + place + " is not ready: try again later", null);
        }
    }

    /** Of an answer whose status is no success. */
    static ResonanceException of(String place, int status, String body, HttpHeaders headers) {
        JsonObject error = error(body);
        String message = text(error, "message");
        if (TOO_LONG.contains(text(error, "code"))
                || TOO_LONG.contains(text(error, "type"))
                || message.contains("maximum context length")) {
            return new TooLongException(message);
        }
        return switch (status) {
            case 429 -> new EngineBusyException("the model server " + place + " is busy", retryAfter(headers));
            case 401, 403 ->
                new EngineUnavailableException(
                        "the model server " + place + " refuses the key: set MODEL_API_KEY to one of its own", null);
            case 404 ->
                new EngineUnavailableException(
                        "the model server " + place + " has no such model or path: " + message, null);
            case 400, 413, 422 ->
                InvalidValueException.told(
                        text(error, "param"), message.isEmpty() ? "the model server refuses the request" : message);
            case 502, 503, 504 -> new NotReadyException(place);
            default ->
                new GenerationFailedException("the model server " + place + " failed with status " + status, null);
        };
    }

    /** Of an error in the middle of a stream. */
    static ResonanceException inStream(String place, String data) {
        JsonObject error = error(data);
        return new GenerationFailedException(
                "the model server " + place + " ended the answer: " + text(error, "message"), null);
    }

    /** OpenAI's object; a bare text in its place, as some send it, is the message. */
    private static JsonObject error(String body) {
        try {
            JsonObject whole = JsonParser.parseString(body).getAsJsonObject();
            JsonElement error = whole.get("error");
            if (error != null && error.isJsonObject()) {
                return error.getAsJsonObject();
            }
            if (error != null && error.isJsonPrimitive()) {
                whole.add("message", error);
            }
            return whole;
        } catch (JsonParseException | IllegalStateException e) {
            return new JsonObject();
        }
    }

    private static String text(JsonObject error, String key) {
        JsonElement value = error.get(key);
        String text = value != null && value.isJsonPrimitive() ? value.getAsString() : "";
        return text.replaceAll("\\p{Cntrl}+", " ").substring(0, Math.min(LONGEST_MESSAGE, text.length()));
    }

    private static Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.firstValue("Retry-After").orElse("");
        return Duration.ofSeconds(seconds.matches("\\d{1,5}") ? Math.max(1, Long.parseLong(seconds)) : 1);
    }
}
