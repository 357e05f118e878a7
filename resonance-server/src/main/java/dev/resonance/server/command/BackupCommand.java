package dev.resonance.server.command;

import dev.resonance.server.app.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code resonance backup}: everything in one file, while others use it. */
@Command(
        name = "backup",
        description = "writes database and files into one zip file, while they are in use",
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {
    private final SettingOptions options;

    @Parameters(paramLabel = "FILE", description = "where to write it; an older one is replaced")
    private Path target = Path.of("");

    BackupCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        Backups.write(options.read().storage(), target);
        return ExitCodes.OK;
    }
}
