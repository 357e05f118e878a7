package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.training.Loss;
import dev.resonance.training.TrainingEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TrainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(folder.resolve("data.jsonl"), """
                {"messages":[{"role":"user","content":"Who are you?"},{"role":"assistant","content":"A test."}]}
                {"instruction":"Add.","input":"1 2","output":"3"}
                {"prompt":"one","completion":" two"}
                not JSON
                """);
    }

    @Test
    void trainLora_ofTheBundledModel_writesAnAdapterAndPrintsItsPlace() {
        Path output = folder.resolve("adapter");

        assertThat(run(
                        "train-lora",
                        "--on-bad-record=skip",
                        "--max-steps=2",
                        "--logging-steps=1",
                        "--merge",
                        "--output-dir=" + output))
                .isZero();

        assertThat(out.toString().strip()).isEqualTo(output.toString());
        assertThat(output.resolve("adapter_model.safetensors")).exists();
        assertThat(output.resolve("merged/model.safetensors")).exists();
        assertThat(output.resolve("loss.png")).exists();
        assertThat(err.toString()).contains("resonance-nano: ", "1 bad", "2/2  loss ", "tokens/s", "Hello! -> ");
    }

    @Test
    void trainSft_ofTheBundledModel_writesAModel() {
        Path output = folder.resolve("model");

        assertThat(run(
                        "train-sft",
                        "--on-bad-record=skip",
                        "--max-steps=1",
                        "--batch-size=1",
                        "--output-dir=" + output))
                .isZero();

        for (String name : List.of("config.json", "model.safetensors", "tokenizer.json", "README.md")) {
            assertThat(output.resolve(name)).exists();
        }
    }

    @Test
    void training_withWhatCannotBe_endsWithTwoAndOneLine() throws IOException {
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("file"), "");

        assertThat(run("train-lora", "--output-dir=" + folder.resolve("a"))).isEqualTo(2);
        assertThat(run("train-lora", "--lora-r=0")).isEqualTo(2);
        assertThat(run("train-lora", "--target-modules=q_proj")).isEqualTo(2);
        assertThat(run("train-lora", "--lr-scheduler=wave")).isEqualTo(2);
        assertThat(run("train-sft", "--device=tpu")).isEqualTo(2);
        assertThat(run("train-sft", "--load-in-4bit")).isEqualTo(2);
        assertThat(run("train-sft", "--on-bad-record=skip", "--output-dir=" + used))
                .isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(7).allMatch(line -> line.startsWith("resonance: "));
        assertThat(err.toString()).contains("data.jsonl, line 4 is not JSON", "--lora-r is '0'", "is not empty");
    }

    @Test
    void dataset_thatIsNowhere_isNamed() {
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> {});
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

        assertThat(line.execute("train-lora", "--dataset=" + folder.resolve("none.jsonl")))
                .isEqualTo(2);
        assertThat(line.execute("train-lora")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no dataset", "--dataset");
    }

    @Test
    void progress_inATerminal_isOneLineThatChanges() {
        assertThat(shown(true, step(5), step(10)))
                .contains("\r", "[############------------] 5/10  loss 2.0000  1,500 tokens/s  1:01:01 left");
        assertThat(shown(false, step(5), step(10)).lines())
                .singleElement()
                .asString()
                .startsWith("10/10");
        assertThat(shown(false, new TrainingEvent.Evaluated(3, new Loss(6, 1, 4)))
                        .lines())
                .containsExactly("step 3: evaluation loss 1.5000, perplexity 4.48, 25.0 % of tokens right");
        assertThat(shown(false, new TrainingEvent.Sampled(3, "Hi", "a\u001b[2Jb")))
                .contains("Hi -> a [2Jb");
    }

    private static TrainingEvent step(int step) {
        return new TrainingEvent.Stepped(step, 10, 2, 1e-4, 1, 1500, Duration.ofSeconds(3661));
    }

    private static String shown(boolean terminal, TrainingEvent... events) {
        StringWriter text = new StringWriter();
        TrainingProgress progress = new TrainingProgress(new PrintWriter(text), terminal, 10);
        for (TrainingEvent event : events) {
            progress.on(event);
        }
        progress.end();
        return text.toString();
    }

    private int run(String... args) {
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> {});
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--dataset=" + folder.resolve("data.jsonl"));
        all.add("--validation-split=0");
        return line.execute(all.toArray(String[]::new));
    }
}
