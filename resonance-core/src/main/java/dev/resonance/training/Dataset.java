package dev.resonance.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is learned from, in memory, and what is kept apart for evaluation.
 *
 * @param dropped records of which nothing was left to learn, because their prompts alone fill the greatest length
 * @param skipped bad records that were left out
 * @param cut examples that were cut at the greatest length
 */
record Dataset(List<Example> training, List<Example> validation, int dropped, int skipped, int cut) {
    Dataset {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * Reads all of it.
     *
     * @param seed decides what is kept for evaluation
     * @throws TrainingException if a record is bad and that is fatal, or nothing is there to learn
     */
    static Dataset load(DataOptions options, ExampleEncoder encoder, int longest, long seed) {
        DatasetFiles files = new DatasetFiles(options.badRecords());
        EncodedRecords encoded = new EncodedRecords(encoder);
        files.read(options.place(), encoded::add);
        List<Example> all = encoded.examples();
        if (all.isEmpty()) {
            throw new TrainingException("there is nothing to learn in " + options.place() + ": " + files.skipped()
                    + " records are bad, and " + encoded.dropped() + " have no answer within " + longest + " tokens");
        }
        int cut = (int)
                all.stream().filter(example -> example.length() == longest).count();
        int kept = (int) Math.round(options.validationSplit() * all.size());
        if (kept == 0 && options.validationSplit() > 0 && all.size() > 1) {
            kept = 1;
        }
        List<Example> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(seed));
        return new Dataset(
                mixed.subList(kept, mixed.size()), mixed.subList(0, kept), encoded.dropped(), files.skipped(), cut);
    }

    /** How many tokens the training examples have. */
    long tokens() {
        return training.stream().mapToLong(Example::length).sum();
    }
}
