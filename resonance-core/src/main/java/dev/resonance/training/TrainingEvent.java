package dev.resonance.training;

import java.nio.file.Path;
import java.time.Duration;

/** What happens while a model learns, in this order: one start, then steps with what comes between, one end. */
public sealed interface TrainingEvent {
    /**
     * All is read, and the first step begins.
     *
     * @param model its name
     * @param trainedWeights how many numbers are trained
     * @param allWeights and how many the model has
     * @param examples to learn from
     * @param validationExamples kept for evaluation
     * @param skippedRecords bad ones that were left out
     * @param droppedRecords of which nothing was left to learn
     * @param tokens of all examples to learn from
     * @param firstStep from 0; above where the training goes on from a checkpoint
     * @param steps the last one
     */
    record Started(
            String model,
            long trainedWeights,
            long allWeights,
            int examples,
            int validationExamples,
            int skippedRecords,
            int droppedRecords,
            long tokens,
            int firstStep,
            int steps)
            implements TrainingEvent {}

    /**
     * A step was made.
     *
     * @param step from 1
     * @param loss the mean over the step's learned tokens
     * @param gradientNorm before it was cut; not finite where the step was left out
     * @param tokensPerSecond since the last step
     * @param remaining time, if it goes on as fast
     */
    record Stepped(
            int step,
            int steps,
            double loss,
            double learningRate,
            double gradientNorm,
            double tokensPerSecond,
            Duration remaining)
            implements TrainingEvent {}

    /** The model was tried on what was kept apart. Step 0 is before the first one. */
    record Evaluated(int step, Loss loss) implements TrainingEvent {}

    /** The model's likeliest reply to one of the prompts. */
    record Sampled(int step, String prompt, String reply) implements TrainingEvent {}

    /** A checkpoint is on the disk. */
    record Saved(int step, Path checkpoint) implements TrainingEvent {}

    /** The result is on the disk. */
    record Finished(TrainingResult result) implements TrainingEvent {}
}
