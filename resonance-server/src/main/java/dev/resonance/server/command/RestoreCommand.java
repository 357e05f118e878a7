package dev.resonance.server.command;

import dev.resonance.server.app.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code resonance restore}: what a backup has, where nothing is yet. */
@Command(
        name = "restore",
        description = "brings back what backup wrote; DATA_DIR may hold no conversations yet",
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
    private final SettingOptions options;

    @Parameters(paramLabel = "FILE", description = "what backup wrote")
    private Path source = Path.of("");

    RestoreCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        Backups.restore(options.read().storage(), source);
        return ExitCodes.OK;
    }
}
