package dev.resonance.server.command;

import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of Resonance: its subcommands, and one that runs when none is named. */
public final class ResonanceCommand {
    private ResonanceCommand() {}

    /**
     * Runs a command to its end.
     *
     * @param service what runs when no subcommand is named
     * @return the exit code: 0 for success, 2 for a wrong call or configuration, 1 for any other failure; the last two
     *     after one line on the error stream
     */
    public static int run(String[] args, Service service) {
        return commandLine(service).execute(args);
    }

    static CommandLine commandLine(Service service) {
        SettingOptions rootOptions = new SettingOptions();
        CommandLine root = command(new RootCommand(service, rootOptions), rootOptions);
        addSubcommand(root, ServerCommand::new);
        addSubcommand(root, ChatCommand::new);
        addSubcommand(root, DoctorCommand::new);
        addSubcommand(root, BenchCommand::new);
        addSubcommand(root, PullCommand::new);
        addSubcommand(root, ExportCommand::new);
        addSubcommand(root, ImportCommand::new);
        addSubcommand(root, BackupCommand::new);
        addSubcommand(root, RestoreCommand::new);
        root.addSubcommand(command(new TrainLoraCommand()));
        root.addSubcommand(command(new TrainSftCommand()));
        root.addSubcommand(command(new UserCommand()));
        root.setExecutionExceptionHandler((failure, command, parsed) -> ExitCodes.afterFailure(failure, command));
        root.setParameterExceptionHandler((misuse, args) -> ExitCodes.afterMisuse(misuse));
        root.setUsageHelpAutoWidth(true);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        return root;
    }

    private static void addSubcommand(CommandLine root, Function<SettingOptions, Callable<Integer>> command) {
        SettingOptions options = new SettingOptions();
        root.addSubcommand(command(command.apply(options), options));
    }

    private static CommandLine command(Object command, SettingOptions options) {
        CommandLine line = command(command);
        options.addTo(line);
        return line;
    }

    private static CommandLine command(Object command) {
        CommandLine line = new CommandLine(command);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec()
                .addOption(
                        flag("-h", "--help", "shows this help").usageHelp(true).build())
                .addOption(flag("-V", "--version", "shows the version")
                        .versionHelp(true)
                        .build())
                .versionProvider(new VersionLine());
        return line;
    }

    private static OptionSpec.Builder flag(String name, String longName, String description) {
        return OptionSpec.builder(name, longName).type(boolean.class).arity("0").description(description);
    }
}
