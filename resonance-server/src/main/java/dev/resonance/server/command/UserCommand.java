package dev.resonance.server.command;

import dev.resonance.server.account.Account;
import dev.resonance.server.account.Accounts;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resonance user}: prints the line of a user for the file of UI_USERS. */
@Command(
        name = "user",
        description = "asks for a password and prints a line for the file of UI_USERS",
        sortOptions = false)
final class UserCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "letters, digits, dots, hyphens, underscores and at signs")
    private String name = "";

    @Option(names = "--admin", description = "sees also what all others have stored")
    private boolean admin;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Account account = new Account(name, admin);
        String line = Accounts.line(account, password());
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
        return ExitCodes.OK;
    }

    /** Unseen where a person types it and sees the output; otherwise the first line of the input. */
    @SuppressWarnings("SystemConsoleNull") // what it is on each version is told by Terminal
    private String password() {
        Console console = System.console();
        if (console != null && Terminal.interactive()) {
            char[] typed = console.readPassword("Password, at least 8 characters: ");
            return typed == null ? "" : new String(typed);
        }
        if (Terminal.interactive()) {
            spec.commandLine().getErr().println("Password, at least 8 characters (it is shown as you type):");
            spec.commandLine().getErr().flush();
        }
        try (BufferedReader input = Terminal.input()) {
            String line = input.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
