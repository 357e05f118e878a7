package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.generation.LanguageModel.Sequence;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.training.AdamW;
import dev.resonance.training.DataOptions;
import dev.resonance.training.LearningRate;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.OutputOptions;
import dev.resonance.training.Pace;
import dev.resonance.training.ReportOptions;
import dev.resonance.training.TrainingEvent;
import dev.resonance.training.TrainingException;
import dev.resonance.training.TrainingMethod;
import dev.resonance.training.TrainingPlan;
import dev.resonance.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Gpt2TrainerTest {
    private static final ModelSource TINY = ReferenceOutputs.model("gpt2-tiny");
    private static final TrainingMethod LORA = new TrainingMethod.Lora(
            new LoraOptions(4, 8, 0.1, List.of("c_attn", "mlp.c_proj")), TrainingMethod.Base.AS_IT_IS);
    private static final TrainingMethod ALL = new TrainingMethod.AllWeights();

    @TempDir
    private Path folder = Path.of("");

    private final List<TrainingEvent> events = new ArrayList<>();

    @BeforeEach
    void writeData() throws IOException {
        Files.write(
                folder.resolve("data.jsonl"),
                IntStream.range(0, 30)
                        .mapToObj(number -> "{\"prompt\":\"What is " + number + "?\",\"completion\":\" It is " + number
                                + " of course.\"}")
                        .toList());
    }

    @Test
    void training_ofAnAdapter_lowersTheLossAndLeavesTheBaseAlone() throws IOException {
        byte[] before =
                Files.readAllBytes(ReferenceOutputs.directory("gpt2-tiny").resolve("model.safetensors"));

        TrainingResult result = train(plan(LORA, "out", 60));

        assertThat(result.end()).isEqualTo(TrainingResult.End.COMPLETE);
        assertThat(losses().getLast()).isLessThan(0.8 * losses().getFirst());
        assertThat(events.getFirst()).isInstanceOfSatisfying(TrainingEvent.Started.class, started -> {
            assertThat(started.trainedWeights()).isEqualTo(2L * (4 * 64 + 192 * 4 + 4 * 256 + 64 * 4));
            assertThat(started.examples() + started.validationExamples()).isEqualTo(30);
        });
        assertThat(events).hasAtLeastOneElementOfType(TrainingEvent.Sampled.class);
        assertThat(evaluations().getLast()).isLessThan(evaluations().getFirst());
        assertThat(Files.readAllBytes(ReferenceOutputs.directory("gpt2-tiny").resolve("model.safetensors")))
                .isEqualTo(before);
        assertThat(Files.readAllLines(folder.resolve("out/log.jsonl"))).hasSizeGreaterThan(8);
        assertThat(Files.size(folder.resolve("out/loss.png"))).isGreaterThan(1000);
    }

    @Test
    void adapter_asWritten_isPeftsFormatAndChangesTheModel() throws IOException {
        train(withMerge(plan(LORA, "out", 20)));
        JsonObject config = JsonParser.parseString(Files.readString(folder.resolve("out/adapter_config.json")))
                .getAsJsonObject();

        assertThat(config.get("peft_type").getAsString()).isEqualTo("LORA");
        assertThat(config.get("fan_in_fan_out").getAsBoolean()).isTrue();
        assertThat(config.get("r").getAsInt()).isEqualTo(4);
        assertThat(config.getAsJsonArray("target_modules")).hasSize(2);
        float[] adapted = logits(Models.withAdapter(TINY, folder.resolve("out")));
        assertThat(adapted).isNotEqualTo(logits(TINY));
        assertThat(logits(Models.path(folder.resolve("out/merged")))).containsExactly(adapted, within(1e-4f));
    }

    @Test
    void model_asWritten_isLoadedLikeAnyOther() {
        train(plan(ALL, "out", 5));

        assertThat(logits(Models.path(folder.resolve("out")))).isNotEqualTo(logits(TINY));
        assertThat(folder.resolve("out/README.md")).content().contains("base_model: gpt2-tiny");
        assertThat(folder.resolve("out/tokenizer.json")).exists();
    }

    @Test
    void training_stoppedAndResumed_makesTheSameSteps() {
        for (TrainingMethod method : List.of(LORA, ALL)) {
            events.clear();
            train(plan(method, "whole-" + method.hashCode(), 12));
            List<Double> whole = losses();
            List<Double> wholeEvaluations = evaluations();
            events.clear();

            TrainingPlan plan = plan(method, "broken-" + method.hashCode(), 12);
            assertThat(stopAt(plan, 7).end()).isEqualTo(TrainingResult.End.STOPPED);
            TrainingResult resumed = train(plan.withOutput(new OutputOptions(
                    plan.output().directory(), OutputOptions.Existing.KEEP, Optional.of(OutputOptions.LATEST), false)));

            assertThat(resumed.end()).isEqualTo(TrainingResult.End.COMPLETE);
            assertThat(losses()).isEqualTo(whole);
            assertThat(evaluations()).isEqualTo(wholeEvaluations);
        }
    }

    @Test
    void checkpoints_beyondTheLimit_areDeleted() throws IOException {
        train(plan(LORA, "out", 20).withReports(new ReportOptions(5, 20, 4, 2, OptionalInt.empty(), List.of())));

        try (Stream<Path> inside = Files.list(folder.resolve("out"))) {
            assertThat(inside.map(path -> String.valueOf(path.getFileName())).filter(name -> name.startsWith("check")))
                    .containsExactlyInAnyOrder("checkpoint-12", "checkpoint-16");
        }
    }

    @Test
    void resuming_withOtherOptions_isRefusedByName() {
        train(plan(LORA, "out", 20).withReports(new ReportOptions(5, 20, 4, 2, OptionalInt.empty(), List.of())));
        OutputOptions resume = new OutputOptions(
                folder.resolve("out"), OutputOptions.Existing.KEEP, Optional.of(OutputOptions.LATEST), false);

        assertThatThrownBy(() -> train(plan(LORA, "out", 21).withOutput(resume)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("was made with steps 20, not 21");
        assertThatThrownBy(() -> train(plan(LORA, "none", 20)
                        .withOutput(new OutputOptions(
                                folder.resolve("none"),
                                OutputOptions.Existing.KEEP,
                                Optional.of(OutputOptions.LATEST),
                                false))))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("there is no checkpoint");
    }

    @Test
    void output_thatIsThere_isNotOverwrittenUnasked() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/precious"), "");

        assertThatThrownBy(() -> train(plan(LORA, "out", 1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void training_thatGetsNoBetter_ends() {
        TrainingPlan plan = plan(LORA, "out", 50)
                .withLearningRate(new LearningRate(1e-30, 0, LearningRate.Schedule.CONSTANT))
                .withReports(new ReportOptions(5, 2, 100, 2, OptionalInt.of(3), List.of()));

        TrainingResult result = train(plan);

        assertThat(result.end()).isEqualTo(TrainingResult.End.NO_PROGRESS);
        assertThat(result.steps()).isEqualTo(6);
    }

    private TrainingResult stopAt(TrainingPlan plan, int step) {
        Gpt2Trainer[] trainer = new Gpt2Trainer[1];
        trainer[0] = new Gpt2Trainer(TINY, plan, event -> {
            events.add(event);
            if (event instanceof TrainingEvent.Stepped stepped && stepped.step() == step) {
                trainer[0].stop();
            }
        });
        return trainer[0].train();
    }

    private TrainingResult train(TrainingPlan plan) {
        return new Gpt2Trainer(TINY, plan, events::add).train();
    }

    private List<Double> losses() {
        return events.stream()
                .filter(TrainingEvent.Stepped.class::isInstance)
                .map(event -> ((TrainingEvent.Stepped) event).loss())
                .toList();
    }

    private List<Double> evaluations() {
        return events.stream()
                .filter(TrainingEvent.Evaluated.class::isInstance)
                .map(event -> ((TrainingEvent.Evaluated) event).loss().mean())
                .toList();
    }

    private TrainingPlan plan(TrainingMethod method, String output, int steps) {
        DataOptions data = DataOptions.of(folder.resolve("data.jsonl"));
        return new TrainingPlan(
                method,
                data,
                new Pace(2, 2, OptionalInt.of(steps), OptionalDouble.empty()),
                new LearningRate(5e-3, 3, LearningRate.Schedule.COSINE),
                AdamW.defaults(),
                new ReportOptions(10, 10, 500, 2, OptionalInt.empty(), List.of("What is 3?")),
                OutputOptions.to(folder.resolve(output)),
                "cpu",
                Precision.FP32,
                42);
    }

    private static TrainingPlan withMerge(TrainingPlan plan) {
        return plan.withOutput(
                new OutputOptions(plan.output().directory(), OutputOptions.Existing.KEEP, Optional.empty(), true));
    }

    private static float[] logits(ModelSource model) {
        try (LanguageModel loaded =
                        StepModel.load(Gpt2Config.read(model), Checkpoint.open(model), Device.cpu(), Precision.FP32);
                Sequence sequence = loaded.open()) {
            return loaded.step(List.of(new Feed(sequence, new int[] {5, 77, 300, 12})))
                    .getFirst();
        }
    }
}
