package dev.resonance.server.command;

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
        SettingOptions serverOptions = new SettingOptions();
        root.addSubcommand(command(new ServerCommand(serverOptions), serverOptions));
        SettingOptions chatOptions = new SettingOptions();
        root.addSubcommand(command(new ChatCommand(chatOptions), chatOptions));
        SettingOptions doctorOptions = new SettingOptions();
        root.addSubcommand(command(new DoctorCommand(doctorOptions), doctorOptions));
        SettingOptions benchOptions = new SettingOptions();
        root.addSubcommand(command(new BenchCommand(benchOptions), benchOptions));
        SettingOptions pullOptions = new SettingOptions();
        root.addSubcommand(command(new PullCommand(pullOptions), pullOptions));
        root.addSubcommand(command(new UserCommand(), new SettingOptions()));
        root.setExecutionExceptionHandler((failure, command, parsed) -> ExitCodes.afterFailure(failure, command));
        root.setParameterExceptionHandler((misuse, args) -> ExitCodes.afterMisuse(misuse));
        root.setUsageHelpAutoWidth(true);
        return root;
    }

    private static CommandLine command(Object command, SettingOptions options) {
        CommandLine line = new CommandLine(command);
        options.addTo(line);
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
