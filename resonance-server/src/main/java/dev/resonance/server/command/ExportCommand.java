package dev.resonance.server.command;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.transfer.ConversationExport;
import dev.resonance.conversation.transfer.MarkdownTranscript;
import dev.resonance.server.app.Application;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resonance export}: conversations as a file. Other programs may use the database meanwhile. */
@Command(
        name = "export",
        description = "writes all conversations, or some, into a file: to be imported elsewhere, or to be read",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private enum Format {
        JSONL,
        MARKDOWN
    }

    private final SettingOptions options;

    @Parameters(paramLabel = "FILE", description = "where to write it; - is the standard output")
    private String target = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "jsonl, without loss and with files, or markdown, for people (${DEFAULT-VALUE})")
    private Format format = Format.JSONL;

    @Option(names = "--conversation", paramLabel = "ID", description = "this one; may be given several times")
    private List<String> conversations = new ArrayList<>();

    ExportCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        try (ConversationStore store = Application.openStore(options.read())) {
            if (target.equals("-")) {
                write(store, Terminal.output());
            } else {
                WholeFile.write(Path.of(target), out -> write(store, out));
            }
        }
        return ExitCodes.OK;
    }

    private void write(ConversationStore store, OutputStream out) {
        switch (format) {
            case JSONL -> {
                if (conversations.isEmpty()) {
                    ConversationExport.writeAll(store, out);
                } else {
                    ConversationExport.write(store, conversations, out);
                }
            }
            case MARKDOWN -> {
                if (conversations.isEmpty()) {
                    MarkdownTranscript.writeAll(store, ZoneId.systemDefault(), out);
                } else {
                    MarkdownTranscript.write(store, conversations, ZoneId.systemDefault(), out);
                }
            }
        }
    }
}
