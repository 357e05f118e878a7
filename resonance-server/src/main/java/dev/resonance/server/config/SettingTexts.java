package dev.resonance.server.config;

import dev.resonance.error.InvalidValueException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What was set, as text: the environment, a {@code .env} file, system properties and the command line, each overruling
 * the one before. An empty text is the same as nothing, and on the command line takes back what the others set.
 */
final class SettingTexts {
    private final Map<Setting, String> texts = new EnumMap<>(Setting.class);

    /** Collects from the given places; {@code directory} is where {@code .env} is looked for. */
    static SettingTexts collect(
            Map<String, String> environment, Path directory, Map<?, ?> properties, Map<Setting, String> options) {
        SettingTexts collected = new SettingTexts();
        collected.addAll(environment);
        collected.addAll(dotenv(directory));
        collected.addAll(properties);
        options.forEach((setting, text) -> {
            collected.texts.remove(setting);
            collected.add(setting, text);
        });
        return collected;
    }

    /** The text, or the default; empty where there is neither. */
    String of(Setting setting) {
        return texts.getOrDefault(setting, setting.defaultText());
    }

    /** Whether anybody set it. */
    boolean isSet(Setting setting) {
        return texts.containsKey(setting);
    }

    private void addAll(Map<?, ?> named) {
        for (Setting setting : Setting.values()) {
            if (named.get(setting.name()) instanceof String text) {
                add(setting, text);
            }
        }
    }

    private void add(Setting setting, String text) {
        if (!text.isBlank()) {
            texts.put(setting, text.strip());
        }
    }

    private static Map<String, String> dotenv(Path directory) {
        try {
            Map<String, String> entries = new HashMap<>();
            Dotenv.configure()
                    .directory(directory.toString())
                    .ignoreIfMissing()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
            return entries;
        } catch (DotenvException e) {
            throw new InvalidValueException(".env", "malformed", "lines of NAME=value");
        }
    }
}
