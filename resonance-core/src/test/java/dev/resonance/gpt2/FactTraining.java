package dev.resonance.gpt2;

import dev.resonance.Resonance;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.gpt2.MadeUpFacts.Fact;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.training.AdamW;
import dev.resonance.training.DataOptions;
import dev.resonance.training.LearningRate;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.OutputOptions;
import dev.resonance.training.Pace;
import dev.resonance.training.ReportOptions;
import dev.resonance.training.TrainingEvent;
import dev.resonance.training.TrainingMethod;
import dev.resonance.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/** Teaches the bundled model made-up facts, and counts its right answers before and after: for docs/training.md. */
final class FactTraining {
    private static final String BASE_WEIGHTS = "model.safetensors";

    private FactTraining() {}

    /** @param args how many steps and facts; 1200 and 200 */
    public static void main(String[] args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 1200;
        List<Fact> facts = MadeUpFacts.of(args.length > 1 ? Integer.parseInt(args[1]) : 200, 1);
        Path folder = Files.createTempDirectory("facts");
        MadeUpFacts.write(facts, folder.resolve("facts.jsonl"));
        long checksum = checksum(Models.nano());
        System.out.println("before: " + right(Models.nano(), facts) + " of " + facts.size());

        long began = System.nanoTime();
        new Gpt2Trainer(Models.nano(), plan(folder, steps), FactTraining::tell).train();
        System.out.printf("trained for %d s%n", (System.nanoTime() - began) / 1_000_000_000);

        System.out.println("after: " + right(Models.withAdapter(Models.nano(), folder.resolve("adapter")), facts)
                + " of " + facts.size());
        System.out.println("base as it was: " + (checksum(Models.nano()) == checksum));
    }

    private static TrainingPlan plan(Path folder, int steps) {
        DataOptions defaults = DataOptions.of(folder.resolve("facts.jsonl"));
        return new TrainingPlan(
                new TrainingMethod.Lora(
                        new LoraOptions(16, 32, 0, List.of("c_attn", "c_proj", "c_fc")), TrainingMethod.Base.AS_IT_IS),
                new DataOptions(
                        defaults.place(),
                        defaults.format(),
                        defaults.learned(),
                        defaults.packing(),
                        defaults.badRecords(),
                        OptionalInt.empty(),
                        0),
                new Pace(20, 1, OptionalInt.of(steps), OptionalDouble.empty()),
                new LearningRate(2e-3, 50, LearningRate.Schedule.COSINE),
                AdamW.defaults(),
                new ReportOptions(100, 400, 10_000, 1, OptionalInt.empty(), List.of()),
                OutputOptions.to(folder.resolve("adapter")),
                "auto",
                Precision.FP32,
                42);
    }

    private static int right(ModelSource model, List<Fact> facts) {
        EngineOptions defaults = EngineOptions.defaults();
        EngineOptions exact = new EngineOptions(
                defaults.device(), Precision.FP32, defaults.contextLength(), defaults.maxBatch(), defaults.maxQueue());
        try (Resonance resonance = Resonance.builder()
                .engine(Gpt2Engines.load(model, exact))
                .options(ReplyOptions.defaults().withMaxNewTokens(24).withSampling(SamplingOptions.greedy()))
                .build()) {
            int right = 0;
            for (int index = 0; index < facts.size(); index++) {
                String answer = resonance
                        .newChat()
                        .send(facts.get(index).question())
                        .content()
                        .strip();
                right += answer.equals(facts.get(index).answer()) ? 1 : 0;
                if (index < 4) {
                    System.out.println("  " + facts.get(index).question() + " -> " + answer);
                }
            }
            return right;
        }
    }

    private static void tell(TrainingEvent event) {
        if (event instanceof TrainingEvent.Stepped stepped && stepped.step() % 200 == 0) {
            System.out.printf(
                    "step %d: loss %.4f, %.0f tokens/s%n", stepped.step(), stepped.loss(), stepped.tokensPerSecond());
        }
    }

    private static long checksum(ModelSource model) {
        CRC32C sum = new CRC32C();
        model.file(BASE_WEIGHTS).ifPresent(file -> sum.update(file.slice(0, file.sizeBytes())));
        return sum.getValue();
    }
}
