package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.hub.PullEvent;
import dev.resonance.testkit.LoopbackHub;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PullCommandTest {
    private final LoopbackHub hub = LoopbackHub.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void fillTheHub() {
        for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            hub.put(name, "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stopTheHub() {
        hub.close();
    }

    @Test
    void pull_ofModel_printsItsDirectoryAndALineForEachFile() {
        assertThat(run("pull", LoopbackHub.MODEL)).isZero();

        assertThat(out.toString().strip())
                .isEqualTo(home.resolve("hub/models--made-up--tiny-gpt2/snapshots/" + LoopbackHub.COMMIT)
                        .toString());
        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith(" 0.0 kB, checked"))
                .noneMatch(line -> line.contains("\r"));
    }

    @Test
    void pull_ofWhatTheHubDoesNotGive_endsWithTwo() {
        hub.answerListing(404, "");

        assertThat(run("pull", LoopbackHub.MODEL)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("resonance: the hub has no model");
    }

    @Test
    void pull_thatTheHubFails_endsWithOne() {
        hub.answerListing(500, "");

        assertThat(run("pull", LoopbackHub.MODEL)).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("answered 500");
    }

    @Test
    void pull_ofNoName_endsWithTwo() {
        assertThat(run("pull", "gpt2")).isEqualTo(2);
        assertThat(run("pull")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("ORG/NAME"));
    }

    @Test
    void server_withModelThatWasNotPulled_namesTheCommand() {
        assertThat(run("server", "--model-name=" + LoopbackHub.MODEL, "--port=0", "--data-dir=" + home))
                .isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("fetch it with ./resonance pull " + LoopbackHub.MODEL);
    }

    @Test
    void progress_inATerminal_isOneLineThatChanges() {
        List<String> shown = lines(true, 300_000_000);

        assertThat(shown).hasSize(2);
        assertThat(shown.getFirst()).startsWith("\r").contains("[############------------]", "50 %", "10.0 MB");
        assertThat(shown.getFirst()).endsWith("model.safetensors            10.0 MB, checked");
        assertThat(shown.getLast()).isEqualTo("end");
    }

    @Test
    void progress_elsewhere_isALineNowAndThen() {
        assertThat(lines(false, 300_000_000)).containsExactly("model.safetensors            10.0 MB, checked", "end");
        assertThat(lines(false, 20_000_000_000L)).first().asString().contains("50 % of 10.0 MB, 250.0 kB/s");
    }

    private static List<String> lines(boolean terminal, long nanosBetween) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        AtomicLong clock = new AtomicLong();
        PullProgress progress = new PullProgress(writer, terminal, () -> clock.getAndAdd(nanosBetween));
        progress.on(new PullEvent.Started("model.safetensors", 10_000_000, 0));
        progress.on(new PullEvent.Received("model.safetensors", 10_000_000, 5_000_000));
        progress.on(new PullEvent.Finished("model.safetensors", 10_000_000));
        progress.end();
        writer.println("end");
        return List.of(text.toString().split("\\n"));
    }

    private int run(String... args) {
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> {});
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--hf-endpoint=" + hub.address());
        all.add("--hf-home=" + home);
        return line.execute(all.toArray(String[]::new));
    }
}
