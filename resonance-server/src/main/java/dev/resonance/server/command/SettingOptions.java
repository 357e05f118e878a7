package dev.resonance.server.command;

import dev.resonance.hub.HubOptions;
import dev.resonance.server.config.HubSettings;
import dev.resonance.server.config.Setting;
import dev.resonance.server.config.Settings;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** Every setting as an option of a command. Not thread-safe. */
final class SettingOptions {
    private final Map<Setting, String> given = new EnumMap<>(Setting.class);

    /** Adds an option for each setting to the command. */
    void addTo(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (Setting setting : Setting.values()) {
            spec.addOption(OptionSpec.builder(setting.option())
                    .type(String.class)
                    .paramLabel("VALUE")
                    .description(description(setting))
                    .setter(keep(setting))
                    .build());
        }
    }

    /** Sets what another option stands for. */
    void set(Setting setting, String value) {
        given.put(setting, value);
    }

    /** All settings, with what was given on the command line over all else. */
    Settings read() {
        return Settings.read(given);
    }

    /** The hub's settings alone, whatever the others say. */
    HubOptions readHub() {
        return HubSettings.read(given);
    }

    private ISetter keep(Setting setting) {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                if (value instanceof String text) {
                    given.put(setting, text);
                }
                return value;
            }
        };
    }

    private static String description(Setting setting) {
        String text = setting.meaning().replace("%", "%%");
        return setting.defaultText().isEmpty() ? text : text + " (default: " + setting.defaultText() + ")";
    }
}
