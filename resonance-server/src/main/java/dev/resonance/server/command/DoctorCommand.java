package dev.resonance.server.command;

import dev.resonance.server.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code resonance doctor}: what was found, and what to do about what is wrong. */
@Command(name = "doctor", description = "shows what was found, and the cure for what is wrong", sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private final SettingOptions options;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        Settings settings = options.read();
        Diagnosis diagnosis = new Diagnosis(settings);
        boolean well = true;
        for (Finding finding : diagnosis.findings()) {
            spec.commandLine().getOut().println(finding.line());
            spec.commandLine().getOut().flush();
            well &= finding.well();
        }
        return well ? ExitCodes.OK : ExitCodes.MISUSED;
    }
}
