package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.server.account.Account;
import dev.resonance.server.account.Accounts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class UserCommandTest {
    @TempDir
    private Path folder;

    private final InputStream input = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void restore() {
        System.setIn(input);
    }

    @Test
    void row47_user_printsALineThatLetsThemIn() throws Exception {
        assertThat(run("correct horse\n", "user", "ada", "--admin")).isZero();

        Path users = folder.resolve("users");
        Files.writeString(users, out.toString());
        assertThat(Accounts.read(users).find("ada", "correct horse")).contains(new Account("ada", true));
    }

    @Test
    void row47_user_badNameOrPassword_isOneLineAndCode2() {
        assertThat(run("short\n", "user", "ada")).isEqualTo(2);
        assertThat(run("correct horse\n", "user", "a/b")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("8 to 200 characters").doesNotContain("short");
    }

    private int run(String typed, String... args) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> {});
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
