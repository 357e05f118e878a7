package dev.resonance.server.command;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The person's end of a chat in the terminal. Stateless. */
final class Terminal {
    private Terminal() {}

    /** Whether a person types; the launcher says so, since Java cannot tell on every version. */
    @SuppressWarnings("SystemConsoleNull") // without the launcher, on Java 22 to 24: wrong, but harmless
    static boolean interactive() {
        String told = System.getProperty("resonance.interactive", "");
        return told.isEmpty() ? System.console() != null : told.equals("true");
    }

    /** Whether the output is seen as it is written, so that a line of it can be written over. */
    @SuppressWarnings("SystemConsoleNull") // the launcher asks for the console that is null without a terminal
    static boolean shown() {
        return System.console() != null && "java.base".equals(System.getProperty("jdk.console"));
    }

    static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    /** Writes UTF-8 whatever the locale says: answers hold characters that others lose. */
    static PrintStream output() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
}
