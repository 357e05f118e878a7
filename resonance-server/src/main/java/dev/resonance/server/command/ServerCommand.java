package dev.resonance.server.command;

import dev.resonance.server.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code resonance server}: the API alone, until it is stopped. */
@Command(name = "server", description = "serves the API only", sortOptions = false)
final class ServerCommand implements Callable<Integer> {
    private final SettingOptions options;

    ServerCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        Settings settings = options.read();
        try (StopSignal stop = StopSignal.listen(settings)) {
            new ApiService().run(settings, stop);
        }
        return ExitCodes.OK;
    }
}
