package dev.resonance.server.config;

import dev.resonance.hub.HubOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The hub's part of the settings, by itself: a model can be pulled while the rest names one that is not there yet. */
public final class HubSettings {
    private HubSettings() {}

    /**
     * Reads the same places as {@link Settings#read(Map)}.
     *
     * @throws dev.resonance.error.InvalidValueException if a value is not allowed
     */
    public static HubOptions read(Map<Setting, String> options) {
        Map<String, String> environment = System.getenv();
        return of(
                new SettingParser(SettingTexts.collect(environment, Path.of(""), System.getProperties(), options)),
                environment);
    }

    /** What was set over what else the hub's own client heeds, such as {@code XDG_CACHE_HOME}. */
    static HubOptions of(SettingParser values, Map<String, String> environment) {
        Map<String, String> named = new HashMap<>(environment);
        for (Setting setting : new Setting[] {Setting.HF_ENDPOINT, Setting.HF_HOME, Setting.HF_TOKEN}) {
            values.optional(setting).ifPresent(text -> named.put(setting.name(), text));
        }
        return HubOptions.of(named);
    }
}
