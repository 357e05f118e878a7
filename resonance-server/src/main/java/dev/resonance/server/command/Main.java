package dev.resonance.server.command;

/** The command line without the web chat: what runs when no subcommand is named is the API. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(ResonanceCommand.run(args, new ApiService()));
    }
}
