package dev.resonance.ui;

import dev.resonance.server.command.ResonanceCommand;

/** The whole command line: the server's subcommands, and the web chat with the API when none is named. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(ResonanceCommand.run(args, new WebChatService()));
    }
}
