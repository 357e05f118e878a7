package dev.resonance.server.command;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.transfer.ConversationImport;
import dev.resonance.conversation.transfer.ImportReport;
import dev.resonance.server.app.Application;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resonance import}: the conversations of an export. Other programs may use the database meanwhile. */
@Command(
        name = "import",
        description = "adds the conversations of an export in jsonl; those that are there already stay as they are",
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private final SettingOptions options;

    @Parameters(paramLabel = "FILE", description = "what export wrote")
    private Path source = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ImportCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        try (ConversationStore store = Application.openStore(options.read())) {
            ImportReport report = ConversationImport.read(source, store);
            spec.commandLine()
                    .getOut()
                    .printf("conversations: %d imported, %d there already%n", report.added(), report.skipped());
            spec.commandLine().getOut().flush();
        }
        return ExitCodes.OK;
    }
}
