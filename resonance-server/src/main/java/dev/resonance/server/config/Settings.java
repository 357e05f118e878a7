package dev.resonance.server.config;

import dev.resonance.reply.ReplyOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was set, checked. Immutable.
 *
 * @param replies what replies are made with where a request says nothing else
 * @param uiPort the web chat's port; 0 is any free one
 * @param uiUsers the file of the web chat's users; absent: it has a single one
 */
public record Settings(
        ModelSettings model,
        ReplyOptions replies,
        HttpSettings http,
        int uiPort,
        Optional<Path> uiUsers,
        SearchSettings search,
        StorageSettings storage) {

    /**
     * Reads the environment, {@code .env} in the working directory, the system properties and the given command-line
     * options, each overruling the one before.
     *
     * @throws dev.resonance.error.InvalidValueException if a value is not allowed: its name, the value, what is allowed
     */
    public static Settings read(Map<Setting, String> options) {
        return read(System.getenv(), Path.of(""), options);
    }

    /** The same with another environment and another place for {@code .env}: for programs that have several. */
    public static Settings read(Map<String, String> environment, Path directory, Map<Setting, String> options) {
        SettingTexts texts = SettingTexts.collect(environment, directory, System.getProperties(), options);
        return new SettingsFactory(new SettingParser(texts), environment).settings();
    }
}
