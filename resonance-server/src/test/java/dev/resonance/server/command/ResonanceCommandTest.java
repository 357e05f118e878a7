package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.server.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ResonanceCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Settings> served = new ArrayList<>();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void noSubcommand_runsTheService() {
        assertThat(run("--port", "0", "--seed=4")).isZero();

        assertThat(served).singleElement().satisfies(settings -> {
            assertThat(settings.http().port()).isZero();
            assertThat(settings.replies().sampling().seed()).hasValue(4);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=1", "server --prt 1", "--port", "chat --nonsense", "nonsense", "--port=x"})
    void call_thatIsWrong_isToldInOneLineAndEndsWithTwo(String call) {
        assertThat(run(call.split(" "))).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("resonance: ");
        assertThat(served).isEmpty();
    }

    @Test
    void option_thatIsMisspelt_isAnsweredWithTheOneThatIsMeant() {
        run("--temprature=1");

        assertThat(err.toString()).contains("--temprature", "--temperature");
    }

    @Test
    void value_thatIsNotAllowed_isToldWithItsName() {
        run("server", "--temperature", "9");

        assertThat(err.toString().strip()).isEqualTo("resonance: TEMPERATURE is '9', but must be a number, 0 to 2");
    }

    @Test
    void model_thatIsNotThere_endsWithTwo() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(run("server", "--port=0", "--data-dir=" + directory, "--model-path=" + nowhere))
                .isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().contains(nowhere.toString());
    }

    @Test
    void port_thatIsTaken_endsWithTwo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("server", "--port=" + taken.getLocalPort(), "--data-dir=" + directory))
                    .isEqualTo(2);
        }

        assertThat(err.toString().lines()).singleElement().asString().contains("PORT");
    }

    @Test
    void dataDirectory_thatCannotBe_endsWithTwo() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        assertThat(run("server", "--port=0", "--data-dir=" + file.resolve("below")))
                .isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().contains("DATA_DIR", "below");
    }

    @Test
    void help_listsEverySetting() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("--model-path", "--hf-token", "server", "chat", "doctor");
    }

    private int run(String... args) {
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> served.add(settings));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
