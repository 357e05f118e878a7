package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON from a file that anybody may have made: two bytes of it can cost a hundred in memory, so values are counted,
 * and levels, too. For one thread, one use.
 */
final class BoundedJson {
    private static final int MOST_LEVELS = 64;
    private static final int MOST_VALUES = 2_000_000; // a tokenizer of 250 000 words has half as many

    private final JsonReader reader;
    private int values;

    private BoundedJson(JsonReader reader) {
        this.reader = reader;
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MOST_LEVELS);
    }

    /**
     * The object that these bytes are in UTF-8.
     *
     * @throws JsonParseException if they are no object, too deep or too many values
     */
    static JsonObject object(ByteBuffer text) {
        byte[] bytes = new byte[text.remaining()];
        text.get(bytes);
        try (JsonReader reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            JsonElement element = new BoundedJson(reader).read();
            if (reader.peek() != JsonToken.END_DOCUMENT || !element.isJsonObject()) {
                throw new JsonParseException("not one object");
            }
            return element.getAsJsonObject();
        } catch (IOException | NumberFormatException e) {
            throw new JsonParseException(e);
        }
    }

    private JsonElement read() throws IOException {
        if (++values > MOST_VALUES) {
            throw new JsonParseException("more than " + MOST_VALUES + " values");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new JsonParseException("no value");
        };
    }

    private JsonObject object() throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new JsonParseException("a name twice");
            }
            object.add(name, read());
        }
        reader.endObject();
        return object;
    }

    private JsonArray array() throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(read());
        }
        reader.endArray();
        return array;
    }
}
