package dev.resonance.server.command;

import dev.resonance.server.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code resonance} without a subcommand: runs what the program was made with. */
@Command(name = "resonance", description = "A local assistant: web chat, API, terminal.", sortOptions = false)
final class RootCommand implements Callable<Integer> {
    private final Service service;
    private final SettingOptions options;

    RootCommand(Service service, SettingOptions options) {
        this.service = service;
        this.options = options;
    }

    @Override
    public Integer call() {
        Settings settings = options.read();
        try (StopSignal stop = StopSignal.listen(settings)) {
            service.run(settings, stop);
        }
        return ExitCodes.OK;
    }
}
