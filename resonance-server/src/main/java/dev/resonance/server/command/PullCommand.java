package dev.resonance.server.command;

import dev.resonance.hub.HubModelId;
import dev.resonance.hub.HuggingFaceHub;
import dev.resonance.hub.PulledModel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resonance pull}: fetches a model from the Hugging Face hub. */
@Command(name = "pull", description = "fetches a model from the Hugging Face hub", sortOptions = false)
final class PullCommand implements Callable<Integer> {
    private final SettingOptions options;

    @Parameters(paramLabel = "ORG/NAME", description = "the model, as in openai-community/gpt2")
    private String name = "";

    @Option(names = "--revision", defaultValue = "main", description = "a branch, a tag or a commit (${DEFAULT-VALUE})")
    private String revision = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PullCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        HubModelId model = HubModelId.of(name);
        HuggingFaceHub hub = HuggingFaceHub.of(options.readHub());
        PullProgress progress = new PullProgress(spec.commandLine().getErr(), Terminal.shown(), System::nanoTime);
        PulledModel pulled;
        try {
            pulled = hub.pull(model, revision, progress);
        } finally {
            progress.end();
        }
        spec.commandLine().getOut().println(pulled.directory());
        spec.commandLine().getOut().flush();
        return ExitCodes.OK;
    }
}
