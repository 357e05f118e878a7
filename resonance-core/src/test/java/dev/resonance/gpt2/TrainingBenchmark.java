package dev.resonance.gpt2;

import ai.djl.Device;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.training.AdamW;
import dev.resonance.training.Batch;
import dev.resonance.training.Example;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** How fast steps are made, and what they need: for docs/performance.md. */
final class TrainingBenchmark {
    private TrainingBenchmark() {}

    /**
     * @param args model (124M, nano or tiny), rows, tokens a row, steps, method (lora or full), format (fp32, bf16, int4),
     *     dropout
     */
    public static void main(String[] args) throws IOException {
        ModelSource model = switch (args[0]) {
            case "nano" -> Models.nano();
            case "tiny" -> ReferenceOutputs.model("gpt2-tiny");
            default -> Models.random(args[0], 1);
        };
        int rows = Integer.parseInt(args[1]);
        int time = Integer.parseInt(args[2]);
        int steps = Integer.parseInt(args[3]);
        LearnerFormat format = LearnerFormat.valueOf(args[5].toUpperCase(Locale.ROOT));
        Optional<LoraOptions> lora = args[4].equals("lora")
                ? Optional.of(new LoraOptions(8, 16, Double.parseDouble(args[6]), List.of("c_attn", "c_proj", "c_fc")))
                : Optional.empty();
        Gpt2Config config = Gpt2Config.read(model);
        Random random = new Random(1);
        double[] speeds = new double[steps];
        try (Gpt2Learner learner =
                Gpt2Learner.load(config, Checkpoint.open(model), Device.cpu(), format, lora, AdamW.defaults(), 1)) {
            for (int step = 0; step <= steps; step++) {
                Batch batch = batch(rows, time, config.vocabularySize(), random);
                long began = System.nanoTime();
                Loss loss = learner.learn(batch, step);
                learner.update(step + 1, 1e-4, loss.learned());
                if (step > 0) { // the first one warms up
                    speeds[step - 1] = 1e9 * rows * time / (System.nanoTime() - began);
                }
                if (steps >= 500 && step % 200 == 0) {
                    System.out.println("step " + step + ": " + status("VmRSS"));
                }
            }
        }
        Arrays.sort(speeds);
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f tokens/s (%.1f to %.1f), peak %s%n",
                String.join(" ", args),
                speeds[steps / 2],
                speeds[0],
                speeds[steps - 1],
                status("VmHWM"));
    }

    private static Batch batch(int rows, int time, int vocabulary, Random random) {
        return new Batch(IntStream.range(0, rows)
                .mapToObj(row -> random.ints(time, 0, vocabulary).toArray())
                .map(tokens -> new Example(tokens, tokens))
                .toList());
    }

    private static String status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
