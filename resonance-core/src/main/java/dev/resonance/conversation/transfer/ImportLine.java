package dev.resonance.conversation.transfer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.resonance.conversation.spi.StoredText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of an import and the line it is in; what it has not, or not as it should be, refuses the line. */
record ImportLine(long number, JsonObject fields) {
    ImportRefusedException refused(String reason, @Nullable Throwable cause) {
        return new ImportRefusedException(number, reason, cause);
    }

    boolean has(String name) {
        return fields.has(name);
    }

    ImportLine object(String name) {
        JsonElement element = fields.get(name);
        if (element == null || !element.isJsonObject()) {
            throw refused("has no object '" + name + "'", null);
        }
        return new ImportLine(number, element.getAsJsonObject());
    }

    Optional<ImportLine> findObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    List<ImportLine> objects(String name) {
        JsonElement element = fields.get(name);
        if (element == null || !element.isJsonArray()) {
            throw refused("has no list '" + name + "'", null);
        }
        List<ImportLine> objects = new ArrayList<>();
        for (JsonElement entry : element.getAsJsonArray()) {
            if (!entry.isJsonObject()) {
                throw refused("has something else than objects in '" + name + "'", null);
            }
            objects.add(new ImportLine(number, entry.getAsJsonObject()));
        }
        return objects;
    }

    String text(String name) {
        JsonPrimitive value = primitive(name);
        if (!value.isString()) {
            throw refused("has no text in '" + name + "'", null);
        }
        return StoredText.wellFormed(value.getAsString());
    }

    Optional<String> findText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    String id(String name) {
        String id = text(name);
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw refused("has no id in '" + name + "'", null);
        }
        return id;
    }

    long whole(String name) {
        try {
            JsonPrimitive value = primitive(name);
            if (value.isNumber() && value.getAsString().length() <= 30) {
                return new BigDecimal(value.getAsString()).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused("has no whole number in '" + name + "'", e);
        }
        throw refused("has no whole number in '" + name + "'", null);
    }

    int count(String name) {
        long value = whole(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw refused("has no count in '" + name + "'", null);
        }
        return (int) value;
    }

    boolean flag(String name) {
        JsonPrimitive value = primitive(name);
        if (!value.isBoolean()) {
            throw refused("has neither true nor false in '" + name + "'", null);
        }
        return value.getAsBoolean();
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name)).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw refused("has no time in '" + name + "'", e);
        }
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        try {
            return Enum.valueOf(type, text(name));
        } catch (IllegalArgumentException e) {
            throw refused("has a '" + name + "' that this version does not know", e);
        }
    }

    private JsonPrimitive primitive(String name) {
        JsonElement element = fields.get(name);
        if (element == null || !element.isJsonPrimitive()) {
            throw refused("has no '" + name + "'", null);
        }
        return element.getAsJsonPrimitive();
    }
}
