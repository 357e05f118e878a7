package dev.resonance.server.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of a JSON object, read by name and type. A field that is {@code null} is the same as an absent one; a field
 * of another type ends the request with status 400 and the field's path.
 */
public final class Fields {
    private final JsonObject object;
    private final String path;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The fields of a request's body. */
    public static Fields of(JsonObject body) {
        return new Fields(body, "");
    }

    /** The fields of an object that is at {@code path} in the request. */
    public static Fields at(String path, JsonElement element) {
        if (!element.isJsonObject()) {
            throw wrong(path, "an object");
        }
        return new Fields(element.getAsJsonObject(), path + ".");
    }

    /** The field as it is. */
    public Optional<JsonElement> element(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(element -> !element.isJsonNull());
    }

    public Optional<String> text(String name) {
        return primitive(name, "a string").map(value -> {
            if (!value.isString()) {
                throw wrong(path(name), "a string");
            }
            return value.getAsString();
        });
    }

    public Optional<Boolean> flag(String name) {
        return primitive(name, "true or false").map(value -> {
            if (!value.isBoolean()) {
                throw wrong(path(name), "true or false");
            }
            return value.getAsBoolean();
        });
    }

    /** A whole number from {@code lowest} to {@code highest}; {@code 3.0} is one. */
    public OptionalLong whole(String name, long lowest, long highest) {
        String allowed = lowest == Long.MIN_VALUE ? "an integer" : "an integer from " + lowest + " to " + highest;
        Optional<BigDecimal> number = decimal(name, allowed);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal value = number.get();
        if (value.compareTo(BigDecimal.valueOf(lowest)) < 0
                || value.compareTo(BigDecimal.valueOf(highest)) > 0
                || value.stripTrailingZeros().scale() > 0) {
            throw wrong(path(name), allowed);
        }
        return OptionalLong.of(value.longValue());
    }

    /** A number from {@code lowest} to {@code highest}. */
    public OptionalDouble number(String name, double lowest, double highest) {
        String allowed = "a number from " + lowest + " to " + highest;
        Optional<BigDecimal> number = decimal(name, allowed);
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = number.get().doubleValue();
        if (value < lowest || value > highest) {
            throw wrong(path(name), allowed);
        }
        return OptionalDouble.of(value);
    }

    /** The path of a field in the request, for messages. */
    public String path(String name) {
        return path + name;
    }

    /** The names that nobody asked for. */
    public Set<String> unknown() {
        Set<String> names = new LinkedHashSet<>(object.keySet());
        names.removeAll(known);
        return names;
    }

    /** A field of the wrong type or outside its range. */
    public static ApiException wrong(String path, String allowed) {
        return ApiException.field(path, "'" + path + "' must be " + allowed + ".", "invalid_value");
    }

    private Optional<BigDecimal> decimal(String name, String allowed) {
        return primitive(name, allowed).map(value -> {
            if (!value.isNumber() || value.getAsString().length() > 40) {
                throw wrong(path(name), allowed);
            }
            return plain(value, name, allowed);
        });
    }

    /** Refuses exponents that would take a lot of memory when written out. */
    private BigDecimal plain(JsonPrimitive value, String name, String allowed) {
        try {
            BigDecimal number = value.getAsBigDecimal();
            if (Math.abs((long) number.scale()) <= 400) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(path(name), allowed); // the parser's own limit
        }
        throw wrong(path(name), allowed);
    }

    private Optional<JsonPrimitive> primitive(String name, String allowed) {
        return element(name).map(element -> {
            if (!element.isJsonPrimitive()) {
                throw wrong(path(name), allowed);
            }
            return element.getAsJsonPrimitive();
        });
    }
}
