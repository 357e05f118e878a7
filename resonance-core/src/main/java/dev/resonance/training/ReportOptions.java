package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is told and kept on the way.
 *
 * @param loggingSteps steps between two lines of the log
 * @param evalSteps steps between two evaluations
 * @param saveSteps steps between two checkpoints
 * @param saveTotalLimit checkpoints that are kept: the latest
 * @param patience evaluations without a better loss after which training ends; absent: never
 * @param samplePrompts what is asked at each evaluation
 */
public record ReportOptions(
        int loggingSteps,
        int evalSteps,
        int saveSteps,
        int saveTotalLimit,
        OptionalInt patience,
        List<String> samplePrompts) {
    public ReportOptions {
        samplePrompts = List.copyOf(samplePrompts);
        require(loggingSteps >= 1, "--logging-steps", loggingSteps, "1 or more");
        require(evalSteps >= 1, "--eval-steps", evalSteps, "1 or more");
        require(saveSteps >= 1, "--save-steps", saveSteps, "1 or more");
        require(saveTotalLimit >= 1, "--save-total-limit", saveTotalLimit, "1 or more");
        require(patience.isEmpty() || patience.getAsInt() >= 1, "--patience", patience, "1 or more");
    }

    /** A line every 10 steps, an evaluation every 100 with two fixed prompts, a checkpoint every 500, two kept. */
    public static ReportOptions defaults() {
        return new ReportOptions(10, 100, 500, 2, OptionalInt.empty(), List.of("Hello!", "What can you do?"));
    }
}
