package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.generation.Precision;
import java.nio.file.Path;

/**
 * All that decides how a training goes. The same plan, model and data give the same weights on the same machine.
 *
 * @param device as {@code DEVICE} names it
 * @param precision of products: fp32 or bf16; the trained weights are always kept in 32 bits
 * @param seed of all that is drawn: the order of the data, what is kept for evaluation, dropout, new adapters
 */
public record TrainingPlan(
        TrainingMethod method,
        DataOptions data,
        Pace pace,
        LearningRate learningRate,
        AdamW optimizer,
        ReportOptions reports,
        OutputOptions output,
        String device,
        Precision precision,
        long seed) {

    private static final long DEFAULT_SEED = 42;

    public TrainingPlan {
        require(
                precision == Precision.FP32 || precision == Precision.BF16,
                "--precision",
                precision.label(),
                "fp32 or bf16");
    }

    /** LoRA adapters for a model, by the defaults. */
    public static TrainingPlan lora(Path dataset, Path output) {
        return of(
                new TrainingMethod.Lora(LoraOptions.defaults(), TrainingMethod.Base.AS_IT_IS),
                DataOptions.of(dataset),
                OutputOptions.to(output));
    }

    /** All weights of a model, by the defaults. */
    public static TrainingPlan allWeights(Path dataset, Path output) {
        return of(new TrainingMethod.AllWeights(), DataOptions.of(dataset), OutputOptions.to(output));
    }

    /** The same for another number of steps. */
    public TrainingPlan withPace(Pace other) {
        return new TrainingPlan(method, data, other, learningRate, optimizer, reports, output, device, precision, seed);
    }

    /** The same with another learning rate. */
    public TrainingPlan withLearningRate(LearningRate other) {
        return new TrainingPlan(method, data, pace, other, optimizer, reports, output, device, precision, seed);
    }

    /** The same with other data. */
    public TrainingPlan withData(DataOptions other) {
        return new TrainingPlan(method, other, pace, learningRate, optimizer, reports, output, device, precision, seed);
    }

    /** The same with other reports. */
    public TrainingPlan withReports(ReportOptions other) {
        return new TrainingPlan(method, data, pace, learningRate, optimizer, other, output, device, precision, seed);
    }

    /** The same into another place. */
    public TrainingPlan withOutput(OutputOptions other) {
        return new TrainingPlan(method, data, pace, learningRate, optimizer, reports, other, device, precision, seed);
    }

    private static TrainingPlan of(TrainingMethod method, DataOptions data, OutputOptions output) {
        return new TrainingPlan(
                method,
                data,
                Pace.steps(2000),
                new LearningRate(2e-4, 50, LearningRate.Schedule.COSINE),
                AdamW.defaults(),
                ReportOptions.defaults(),
                output,
                "auto",
                Precision.FP32,
                DEFAULT_SEED);
    }
}
