package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.generation.Precision;
import dev.resonance.training.AdamW;
import dev.resonance.training.DataOptions;
import dev.resonance.training.LearningRate;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.OutputOptions;
import dev.resonance.training.Pace;
import dev.resonance.training.ReportOptions;
import dev.resonance.training.TrainingEvent;
import dev.resonance.training.TrainingListener;
import dev.resonance.training.TrainingMethod;
import dev.resonance.training.TrainingPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed without warning in the middle of a training loses nothing but the steps since a checkpoint. */
class KilledTrainingTest {
    private static final int STEPS = 16;
    private static final int KILLED_AFTER = 11;

    @Test
    void training_killedAndResumed_hasTheCurveOfAWholeOne(@TempDir Path folder) throws Exception {
        Path killed = folder.resolve("killed");
        Path whole = folder.resolve("whole");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        killed.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines()).contains("in the middle");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(killed.resolve("checkpoint-8")).isDirectory();
        assertThat(killed.resolve("adapter_model.safetensors")).doesNotExist();

        train(killed, Optional.of(OutputOptions.LATEST), TrainingListener.silent());
        train(whole, Optional.empty(), TrainingListener.silent());

        assertThat(curve(killed)).hasSizeGreaterThan(STEPS).isEqualTo(curve(whole));
        assertThat(Files.readAllBytes(killed.resolve("adapter_model.safetensors")))
                .isEqualTo(Files.readAllBytes(whole.resolve("adapter_model.safetensors")));
    }

    /** The process that is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws IOException {
            train(Path.of(args[0]), Optional.empty(), event -> {
                if (event instanceof TrainingEvent.Stepped stepped && stepped.step() == KILLED_AFTER) {
                    System.out.println("in the middle");
                    System.out.close();
                    while (true) {
                        LockSupport.park();
                    }
                }
            });
        }
    }

    private static void train(Path output, Optional<String> resume, TrainingListener listener) throws IOException {
        Path data = output.resolveSibling("data.jsonl");
        if (!Files.exists(data)) {
            Files.write(
                    data,
                    IntStream.range(0, 30)
                            .mapToObj(number ->
                                    "{\"prompt\":\"Say " + number + "!\",\"completion\":\" " + number + ".\"}")
                            .toList());
        }
        TrainingPlan plan = new TrainingPlan(
                new TrainingMethod.Lora(
                        new LoraOptions(4, 8, 0.1, List.of("c_attn", "c_fc")), TrainingMethod.Base.AS_IT_IS),
                DataOptions.of(data),
                new Pace(2, 2, OptionalInt.of(STEPS), OptionalDouble.empty()),
                new LearningRate(5e-3, 3, LearningRate.Schedule.COSINE),
                AdamW.defaults(),
                new ReportOptions(1, 6, 4, 2, OptionalInt.empty(), List.of()),
                new OutputOptions(output, OutputOptions.Existing.KEEP, resume, false),
                "cpu",
                Precision.FP32,
                7);
        new Gpt2Trainer(ReferenceOutputs.model("gpt2-tiny"), plan, listener).train();
    }

    /** All of the log but the speed. */
    private static List<JsonObject> curve(Path output) throws IOException {
        return Files.readAllLines(output.resolve("log.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .peek(line -> line.remove("tokens_per_second"))
                .toList();
    }
}
