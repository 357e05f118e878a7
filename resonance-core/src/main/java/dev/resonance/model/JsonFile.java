package dev.resonance.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A JSON object in a file of a model, whose every wrong value is an error that names file, key and cure. */
public record JsonFile(String place, JsonObject object) {
    private static final long LARGEST_BYTES = 32L << 20;

    /** The file, or an error where the model has none. */
    public static JsonFile required(ModelSource model, String fileName) {
        return optional(model, fileName)
                .orElseThrow(() -> new ModelLoadException("the model " + model.place() + " has no " + fileName
                        + ": is it a Hugging Face model directory, and complete?"));
    }

    /** The file, if the model has one. */
    public static Optional<JsonFile> optional(ModelSource model, String fileName) {
        return model.file(fileName).map(JsonFile::parse);
    }

    static JsonFile parse(ModelFile file) {
        if (file.sizeBytes() > LARGEST_BYTES) {
            throw new ModelLoadException(
                    file.place() + " has " + file.sizeBytes() + " bytes, which no such file needs");
        }
        return parse(file.place(), file.slice(0, file.sizeBytes()));
    }

    static JsonFile parse(String place, ByteBuffer text) {
        try {
            return new JsonFile(place, BoundedJson.object(text));
        } catch (JsonParseException e) {
            throw new ModelLoadException(place + " is not a JSON object: fetch it again", e);
        }
    }

    /** The text under a key, or another where it is absent or null. */
    public String text(String key, String otherwise) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return otherwise;
        }
        if (!value.isJsonPrimitive()) {
            throw invalid(key, value, "a text");
        }
        return value.getAsString();
    }

    /** Whether there is a text under this key. */
    public boolean isText(String key) {
        JsonElement value = object.get(key);
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
    }

    /** True or false under a key, or another where it is absent or null. */
    public boolean flag(String key, boolean otherwise) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return otherwise;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw invalid(key, value, "true or false");
        }
        return value.getAsBoolean();
    }

    /** The finite number under a key, or another where it is absent or null. */
    public double number(String key, double otherwise) {
        JsonElement value = object.get(key);
        return value == null || value.isJsonNull() ? otherwise : number(key, value);
    }

    /** A whole number from 1 to {@code most}. */
    int count(String key, int otherwise, int most) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return otherwise;
        }
        int count = wholeNumber(key, value);
        require(count >= 1 && count <= most, key, count, "a whole number from 1 to " + most);
        return count;
    }

    int wholeNumber(String key, JsonElement value) {
        double number = number(key, value);
        require(number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE, key, value, "a whole number");
        return (int) number;
    }

    void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw invalid(key, value, allowed);
        }
    }

    ModelLoadException invalid(String key, Object value, String allowed) {
        return new ModelLoadException(place + ": " + key + " is " + Shown.of(value) + ", but must be " + allowed);
    }

    private double number(String key, JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw invalid(key, value, "a number");
        }
        double number = value.getAsDouble();
        require(Double.isFinite(number), key, value, "a finite number");
        return number;
    }
}
