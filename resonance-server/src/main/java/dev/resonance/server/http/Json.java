package dev.resonance.server.http;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The one JSON codec: UTF-8, strict when reading, {@code null} written out, one line. */
public final class Json {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private Json() {}

    /** One line of JSON. Records become objects with their components as keys, in snake_case. */
    public static String line(Object value) {
        return GSON.toJson(value);
    }

    /** The same, to be added to before it is written. */
    public static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /**
     * Reads a request's body.
     *
     * @throws ApiException with status 400 if it is not UTF-8, not JSON, nested too deeply, or not an object
     */
    public static JsonObject object(byte[] body) {
        JsonElement element = element(text(body));
        if (!element.isJsonObject()) {
            throw ApiException.malformed("The request body must be a JSON object.");
        }
        return element.getAsJsonObject();
    }

    private static JsonElement element(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw ApiException.malformed("The request body has text after the JSON object.");
            }
            return element;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw ApiException.malformed("The request body is not valid JSON: check quotes, commas and brackets.");
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ApiException.malformed("The request body is not valid UTF-8.");
        }
    }
}
