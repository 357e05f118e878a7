package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What is learned from.
 *
 * @param place a file of records or texts, or a directory of such files; {@link DatasetFiles} says which there are
 * @param maxSequenceLength where sequences are cut; absent: the model's window
 * @param validationSplit the part that is kept for evaluation, from 0 to below 1
 */
public record DataOptions(
        Path place,
        PromptFormat format,
        Learned learned,
        Packing packing,
        BadRecords badRecords,
        OptionalInt maxSequenceLength,
        double validationSplit) {

    /** How records become text. */
    public enum PromptFormat {
        /** By the model's own chat template, or as plain text where it has none. */
        CHAT,
        ALPACA,
        PLAIN
    }

    /** What the loss counts. */
    public enum Learned {
        ANSWERS,
        /** Prompts too. */
        EVERYTHING
    }

    /** What a row of a batch is. */
    public enum Packing {
        OFF,
        /** As many sequences as fit the greatest length. None sees another. */
        ON
    }

    /** What becomes of a record that cannot be read. */
    public enum BadRecords {
        /** It ends the training before it begins. */
        FAIL,
        /** It is left out, and counted. */
        SKIP
    }

    public DataOptions {
        require(
                validationSplit >= 0 && validationSplit < 1,
                "--validation-split",
                validationSplit,
                "a number from 0 to below 1");
        require(
                maxSequenceLength.isEmpty() || maxSequenceLength.getAsInt() >= 2,
                "--max-seq-length",
                maxSequenceLength,
                "2 or more");
    }

    /** Answers by the model's chat template, without packing; a fiftieth is kept for evaluation. */
    public static DataOptions of(Path place) {
        return new DataOptions(
                place, PromptFormat.CHAT, Learned.ANSWERS, Packing.OFF, BadRecords.FAIL, OptionalInt.empty(), 0.02);
    }
}
