package dev.resonance.server.config;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.resonance.error.InvalidValueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Turns texts into values; what is not one ends with the setting's name, the text and what is allowed. */
final class SettingParser {
    private final SettingTexts texts;

    SettingParser(SettingTexts texts) {
        this.texts = texts;
    }

    boolean isSet(Setting setting) {
        return texts.isSet(setting);
    }

    String text(Setting setting) {
        return texts.of(setting);
    }

    Optional<String> optional(Setting setting) {
        return Optional.of(texts.of(setting)).filter(text -> !text.isEmpty());
    }

    int integer(Setting setting, int lowest, int highest) {
        return (int) whole(setting, lowest, highest);
    }

    long whole(Setting setting, long lowest, long highest) {
        String allowed = highest >= Integer.MAX_VALUE
                ? "a whole number" + (lowest == Long.MIN_VALUE ? "" : ", " + lowest + " or more")
                : "a whole number from " + lowest + " to " + highest;
        try {
            long value = Long.parseLong(texts.of(setting));
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(setting, allowed);
        }
        throw invalid(setting, allowed);
    }

    double number(Setting setting, DoublePredicate holds, String range) {
        try {
            double value = Double.parseDouble(texts.of(setting));
            if (holds.test(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(setting, "a number, " + range);
        }
        throw invalid(setting, "a number, " + range);
    }

    boolean flag(Setting setting) {
        return switch (texts.of(setting).toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw invalid(setting, "true or false");
        };
    }

    Path path(Setting setting) {
        try {
            return Path.of(texts.of(setting));
        } catch (InvalidPathException e) {
            throw invalid(setting, "a path");
        }
    }

    /** A JSON array of texts, or texts separated by commas. */
    List<String> list(Setting setting) {
        String text = texts.of(setting);
        if (text.startsWith("[")) {
            try {
                return List.of(new Gson().fromJson(text, String[].class));
            } catch (JsonParseException | NullPointerException e) {
                throw invalid(setting, "a JSON array of texts, or texts separated by commas");
            }
        }
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    InvalidValueException invalid(Setting setting, String allowed) {
        return new InvalidValueException(setting.name(), setting.secret() ? "***" : texts.of(setting), allowed);
    }
}
