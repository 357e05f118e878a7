package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.testkit.PostgresServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code doctor}, with the bundled model. */
final class DoctorTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void doctor_whereAllIsWell_saysWhatItFound() {
        assertThat(doctor()).isZero();

        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("ok "));
        assertThat(out.toString()).contains("resonance.db", "resonance-nano", "any free one");
    }

    @Test
    void doctor_withPostgres_looksIntoItAndNeverShowsItsPassword() {
        String url = PostgresServer.emptyDatabase();

        assertThat(doctor("--database-url=" + url)).isZero();
        assertThat(doctor("--database-url=" + url.replace("password=secret", "password=hidden")))
                .isEqualTo(2);

        assertThat(out.toString().lines().filter(line -> line.contains(" database ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ok ").contains("jdbc:postgresql://127.0.0.1"),
                        line -> assertThat(line).startsWith("BAD "));
        assertThat(out.toString()).contains("refused the user").doesNotContain("secret", "hidden");
    }

    private int doctor(String... more) {
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> {});
        line.setOut(new PrintWriter(out, true));
        String[] all = new String[more.length + 4];
        all[0] = "doctor";
        all[1] = "--port=0";
        all[2] = "--ui-port=0";
        all[3] = "--data-dir=" + folder;
        System.arraycopy(more, 0, all, 4, more.length);
        return line.execute(all);
    }
}
