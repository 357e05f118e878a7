package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.generation.LanguageModel.Sequence;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The step program against transformers' outputs and against the readable GPT-2. */
class StepModelTest {
    @ParameterizedTest
    @CsvSource({
        "gpt2-tiny, FP32, 1e-4",
        "gpt2-tiny-variant, FP32, 1e-4",
        "gpt2-tiny, BF16, 0.05",
        "gpt2-tiny-variant, BF16, 0.05",
        "gpt2-tiny, FP16, 0.005",
        "gpt2-tiny-variant, FP16, 0.005",
        "gpt2-tiny, INT8, 0.05",
        "gpt2-tiny-variant, INT8, 0.05"
    })
    void logits_ofEachPosition_areTransformersWithinThePrecision(String name, Precision precision, float tolerance) {
        ReferenceOutputs expected = ReferenceOutputs.of(name);
        int batch = expected.size("input_ids", 0);
        int time = expected.size("input_ids", 1);
        int vocabulary = expected.size("logits", 2);
        int[] tokens = expected.whole("input_ids");
        float[] logits = expected.floats("logits");
        try (LanguageModel model = open(name, precision)) {
            List<Sequence> sequences = openMany(model, batch);
            for (int position = 0; position < time; position++) {
                List<Feed> feeds = new ArrayList<>();
                for (int row = 0; row < batch; row++) {
                    feeds.add(new Feed(sequences.get(row), new int[] {tokens[row * time + position]}));
                }
                List<float[]> actual = model.step(feeds);
                for (int row = 0; row < batch; row++) {
                    int start = (row * time + position) * vocabulary;
                    assertThat(relativeError(actual.get(row), Arrays.copyOfRange(logits, start, start + vocabulary)))
                            .as("row %d, position %d", row, position)
                            .isLessThan(tolerance);
                }
            }
            sequences.forEach(Sequence::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "gpt2-tiny-variant"})
    void logits_ofRandomMixesOfSequencesAndPieces_areTheReadableModels(String name) {
        Random random = new Random(7);
        int window = Gpt2Config.read(ReferenceOutputs.model(name)).positions();
        try (LanguageModel fast = open(name, Precision.FP32);
                LanguageModel readable = readable(name)) {
            List<Sequence> fastOnes = openMany(fast, 4);
            List<Sequence> readableOnes = openMany(readable, 4);
            for (int step = 0; step < 60; step++) {
                List<Feed> feeds = new ArrayList<>();
                List<Feed> checks = new ArrayList<>();
                for (int index = 0; index < fastOnes.size(); index++) {
                    int length = fastOnes.get(index).length();
                    if ((length > 8 && random.nextInt(4) == 0) || length > window - 12) {
                        int kept = random.nextInt(length);
                        replace(fastOnes, index, kept, random.nextBoolean());
                        replace(readableOnes, index, kept, random.nextBoolean());
                    }
                    if (random.nextInt(3) > 0) {
                        int[] tokens =
                                random.ints(1 + random.nextInt(11), 0, 290).toArray();
                        feeds.add(new Feed(fastOnes.get(index), tokens));
                        checks.add(new Feed(readableOnes.get(index), tokens));
                    }
                }
                if (!feeds.isEmpty()) {
                    List<float[]> actual = fast.step(feeds);
                    List<float[]> expected = readable.step(checks);
                    for (int row = 0; row < actual.size(); row++) {
                        assertThat(relativeError(actual.get(row), expected.get(row)))
                                .isLessThan(1e-4f);
                    }
                }
            }
            fastOnes.forEach(Sequence::close);
            readableOnes.forEach(Sequence::close);
        }
    }

    @Test
    void step_thatFails_leavesTheSequencesAsTheyWere() {
        try (LanguageModel model = open("gpt2-tiny", Precision.FP32);
                Sequence sequence = model.open()) {
            model.step(List.of(new Feed(sequence, new int[] {1, 2, 3})));
            float[] before =
                    model.step(List.of(new Feed(sequence, new int[] {4}))).getFirst();
            sequence.truncate(3);
            try {
                model.step(List.of(new Feed(sequence, new int[] {1_000_000})));
                throw new AssertionError("a token outside the vocabulary must fail");
            } catch (RuntimeException expected) {
                assertThat(sequence.length()).isEqualTo(3);
            }
            assertThat(model.step(List.of(new Feed(sequence, new int[] {4}))).getFirst())
                    .isEqualTo(before);
        }
    }

    private static void replace(List<Sequence> sequences, int index, int length, boolean fork) {
        Sequence sequence = sequences.get(index);
        if (fork) {
            sequences.set(index, sequence.fork(length));
            sequence.close();
        } else {
            sequence.truncate(length);
        }
    }

    private static List<Sequence> openMany(LanguageModel model, int count) {
        List<Sequence> sequences = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            sequences.add(model.open());
        }
        return sequences;
    }

    private static LanguageModel open(String name, Precision precision) {
        ModelSource model = ReferenceOutputs.model(name);
        return StepModel.load(Gpt2Config.read(model), Checkpoint.open(model), TestDevices.of(precision), precision);
    }

    private static LanguageModel readable(String name) {
        ModelSource model = ReferenceOutputs.model(name);
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        return new ReadableModel(manager, Gpt2Weights.load(Gpt2Config.read(model), Checkpoint.open(model), manager));
    }

    /** Relative to the largest logit: a logit near zero has no meaningful relative error of its own. */
    private static float relativeError(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 0;
        float error = 0;
        for (int index = 0; index < actual.length; index++) {
            largest = Math.max(largest, Math.abs(expected[index]));
            error = Math.max(error, Math.abs(actual[index] - expected[index]));
        }
        return error / largest;
    }
}
