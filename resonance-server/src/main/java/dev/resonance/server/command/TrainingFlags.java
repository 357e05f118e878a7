package dev.resonance.server.command;

import dev.resonance.generation.Precision;
import dev.resonance.model.ModelSource;
import dev.resonance.training.AdamW;
import dev.resonance.training.DataOptions;
import dev.resonance.training.LearningRate;
import dev.resonance.training.OutputOptions;
import dev.resonance.training.Pace;
import dev.resonance.training.ReportOptions;
import dev.resonance.training.TrainingMethod;
import dev.resonance.training.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that both kinds of training have, by the names that users of peft and trl know. */
final class TrainingFlags {
    @Option(
            names = "--model-name",
            paramLabel = "M",
            description = "a directory, a checkpoint, or ORG/NAME of a pulled model; without it, the bundled model")
    private @Nullable String modelName;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "D",
            description = "a .json, .jsonl or .txt file, also .gz, a directory of them, or ORG/NAME of a dataset in the"
                    + " Hugging Face cache")
    private String dataset = "";

    @Option(names = "--output-dir", description = "where the result goes (MODEL-finetuned)")
    private @Nullable Path outputDirectory;

    @Option(names = "--overwrite", description = "writes into a directory that is not empty")
    private boolean overwrite;

    @Option(names = "--resume-from-checkpoint", paramLabel = "C", description = "a checkpoint's directory, or 'latest'")
    private @Nullable String resume;

    @Option(names = "--batch-size", defaultValue = "2", description = "rows at once (${DEFAULT-VALUE})")
    private int batchSize;

    @Option(
            names = "--gradient-accumulation",
            defaultValue = "4",
            description = "batches that make one step (${DEFAULT-VALUE})")
    private int gradientAccumulation;

    @Option(names = "--learning-rate", defaultValue = "2e-4", description = "its peak (${DEFAULT-VALUE})")
    private double learningRate;

    @Option(names = "--warmup-steps", defaultValue = "50", description = "steps up to the peak (${DEFAULT-VALUE})")
    private int warmupSteps;

    @Option(names = "--max-steps", description = "the last step, whatever the epochs (2000 where both are absent)")
    private @Nullable Integer maxSteps;

    @Option(names = "--epochs", description = "how often all data are seen")
    private @Nullable Double epochs;

    @Option(
            names = "--lr-scheduler",
            defaultValue = "cosine",
            description = "cosine, linear or constant (${DEFAULT-VALUE})")
    private LearningRate.Schedule schedule = LearningRate.Schedule.COSINE;

    @Option(names = "--weight-decay", defaultValue = "0.01", description = "of matrices (${DEFAULT-VALUE})")
    private double weightDecay;

    @Option(
            names = "--max-grad-norm",
            defaultValue = "1.0",
            description = "longer gradients are cut (${DEFAULT-VALUE})")
    private double maxGradientNorm;

    @Option(names = "--adam-beta1", defaultValue = "0.9", description = "(${DEFAULT-VALUE})")
    private double beta1;

    @Option(names = "--adam-beta2", defaultValue = "0.999", description = "(${DEFAULT-VALUE})")
    private double beta2;

    @Option(names = "--adam-epsilon", defaultValue = "1e-8", description = "(${DEFAULT-VALUE})")
    private double epsilon;

    @Option(names = "--max-seq-length", description = "where sequences are cut (the model's window)")
    private @Nullable Integer maxSequenceLength;

    @Option(names = "--packing", description = "fills rows with several sequences; none sees another")
    private boolean packing;

    @Option(
            names = "--prompt-format",
            defaultValue = "chat",
            description = "chat (the model's own template), alpaca or plain (${DEFAULT-VALUE})")
    private DataOptions.PromptFormat promptFormat = DataOptions.PromptFormat.CHAT;

    @Option(names = "--train-on-prompt", description = "counts the loss of prompts too, not of answers alone")
    private boolean trainOnPrompt;

    @Option(
            names = "--validation-split",
            defaultValue = "0.02",
            description = "the part that is kept for evaluation (${DEFAULT-VALUE})")
    private double validationSplit;

    @Option(names = "--eval-steps", defaultValue = "100", description = "between evaluations (${DEFAULT-VALUE})")
    private int evalSteps;

    @Option(names = "--save-steps", defaultValue = "500", description = "between checkpoints (${DEFAULT-VALUE})")
    private int saveSteps;

    @Option(names = "--logging-steps", defaultValue = "10", description = "between lines of the log (${DEFAULT-VALUE})")
    private int loggingSteps;

    @Option(names = "--save-total-limit", defaultValue = "2", description = "checkpoints kept (${DEFAULT-VALUE})")
    private int saveTotalLimit;

    @Option(names = "--patience", description = "evaluations without progress after which it ends (never)")
    private @Nullable Integer patience;

    @Option(names = "--sample-prompt", paramLabel = "P", description = "asked at each evaluation; may be repeated")
    private List<String> samplePrompts = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "42", description = "of all that is drawn (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu, cuda or cuda:N (${DEFAULT-VALUE})")
    private String device = "";

    @Option(names = "--precision", defaultValue = "fp32", description = "fp32 or bf16 (${DEFAULT-VALUE})")
    private String precision = "";

    @Option(
            names = "--on-bad-record",
            defaultValue = "fail",
            description = "fail, or skip what cannot be read (${DEFAULT-VALUE})")
    private DataOptions.BadRecords badRecords = DataOptions.BadRecords.FAIL;

    ModelSource model() {
        return TrainingPlaces.model(Optional.ofNullable(modelName));
    }

    /**
     * @param folder of the result in the model's folder of results; empty for that itself
     * @param merge whether an adapter is written in its model's weights too
     */
    TrainingPlan plan(TrainingMethod method, ModelSource model, String folder, boolean merge) {
        return new TrainingPlan(
                method,
                data(),
                new Pace(batchSize, gradientAccumulation, optional(maxSteps), epochs()),
                new LearningRate(learningRate, warmupSteps, schedule),
                new AdamW(beta1, beta2, epsilon, weightDecay, maxGradientNorm),
                new ReportOptions(loggingSteps, evalSteps, saveSteps, saveTotalLimit, optional(patience), prompts()),
                new OutputOptions(
                        outputDirectory != null ? outputDirectory : TrainingPlaces.output(model, folder),
                        overwrite ? OutputOptions.Existing.OVERWRITE : OutputOptions.Existing.KEEP,
                        Optional.ofNullable(resume),
                        merge),
                TrainingPlaces.device(device),
                Precision.of(precision),
                seed);
    }

    private DataOptions data() {
        return new DataOptions(
                TrainingPlaces.dataset(dataset),
                promptFormat,
                trainOnPrompt ? DataOptions.Learned.EVERYTHING : DataOptions.Learned.ANSWERS,
                packing ? DataOptions.Packing.ON : DataOptions.Packing.OFF,
                badRecords,
                optional(maxSequenceLength),
                validationSplit);
    }

    private List<String> prompts() {
        return samplePrompts.isEmpty() ? ReportOptions.defaults().samplePrompts() : samplePrompts;
    }

    private OptionalDouble epochs() {
        return epochs == null ? OptionalDouble.empty() : OptionalDouble.of(epochs);
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
