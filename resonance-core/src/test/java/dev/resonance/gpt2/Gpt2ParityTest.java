package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readable GPT-2 against what transformers computed for the same weights. */
class Gpt2ParityTest {
    private static final float LARGEST_RELATIVE_ERROR = 1e-4f;

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "gpt2-tiny-variant"})
    void logits_ofReferenceInput_matchTransformers(String name) {
        ReferenceOutputs expected = ReferenceOutputs.of(name);
        int batch = expected.size("input_ids", 0);
        int time = expected.size("input_ids", 1);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            Gpt2 gpt2 = load(name, manager);
            NDArray tokens = manager.create(expected.whole("input_ids"), new Shape(batch, time));
            float[] logits = gpt2.forward(tokens, List.of()).logits().toFloatArray();
            assertClose(logits, expected.floats("logits"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "gpt2-tiny-variant"})
    void logits_readInPieces_matchTransformers(String name) {
        ReferenceOutputs expected = ReferenceOutputs.of(name);
        int time = expected.size("input_ids", 1);
        int vocabulary = expected.size("logits", 2);
        int[] tokens = Arrays.copyOf(expected.whole("input_ids"), time);
        try (LanguageModel model = open(name);
                LanguageModel.Sequence sequence = model.open()) {
            int[] ends = {1, 2, 7, 8, time};
            int read = 0;
            for (int end : ends) {
                float[] logits = model.step(List.of(new Feed(sequence, Arrays.copyOfRange(tokens, read, end))))
                        .getFirst();
                float[] reference =
                        Arrays.copyOfRange(expected.floats("logits"), (end - 1) * vocabulary, end * vocabulary);
                assertClose(logits, reference);
                read = end;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "gpt2-tiny-variant"})
    void greedyContinuation_ofFirstEightTokens_isTransformers(String name) {
        int[] expected = ReferenceOutputs.of(name).whole("greedy_from_first_8");
        int[] tokens = Arrays.copyOf(expected, expected.length);
        try (LanguageModel model = open(name);
                LanguageModel.Sequence sequence = model.open()) {
            int[] feed = Arrays.copyOf(expected, 8);
            for (int next = 8; next < tokens.length; next++) {
                float[] logits = model.step(List.of(new Feed(sequence, feed))).getFirst();
                tokens[next] = argmax(logits);
                feed = new int[] {tokens[next]};
            }
        }
        assertThat(tokens).isEqualTo(expected);
        assertThat(Arrays.copyOf(expected, 8))
                .isEqualTo(Arrays.copyOf(ReferenceOutputs.of(name).whole("input_ids"), 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "gpt2-tiny-variant"})
    void sequence_forkedAndTruncated_goesOnAsIfReadAnew(String name) {
        int[] tokens = Arrays.copyOf(ReferenceOutputs.of(name).whole("input_ids"), 20);
        try (LanguageModel model = open(name);
                LanguageModel.Sequence whole = model.open();
                LanguageModel.Sequence other = model.open()) {
            model.step(List.of(new Feed(whole, tokens)));
            int[] changed = {tokens[10] + 1, tokens[3]};
            model.step(List.of(new Feed(other, Arrays.copyOf(tokens, 10)), new Feed(whole, new int[] {1})));
            float[] anew = model.step(List.of(new Feed(other, changed))).getFirst();
            try (LanguageModel.Sequence fork = whole.fork(10)) {
                assertThat(fork.length()).isEqualTo(10);
                assertClose(model.step(List.of(new Feed(fork, changed))).getFirst(), anew);
            }
            whole.truncate(10);
            assertClose(model.step(List.of(new Feed(whole, changed))).getFirst(), anew);
            assertThat(whole.length()).isEqualTo(12);
        }
    }

    private static LanguageModel open(String name) {
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        return new ReadableModel(manager, load(name, manager));
    }

    private static Gpt2 load(String name, NDManager manager) {
        ModelSource model = ReferenceOutputs.model(name);
        return Gpt2Weights.load(Gpt2Config.read(model), Checkpoint.open(model), manager);
    }

    private static int argmax(float[] logits) {
        int best = 0;
        for (int token = 1; token < logits.length; token++) {
            best = logits[token] > logits[best] ? token : best;
        }
        return best;
    }

    /** Relative to the largest logit: a logit near zero has no meaningful relative error of its own. */
    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 0;
        float error = 0;
        for (int index = 0; index < actual.length; index++) {
            largest = Math.max(largest, Math.abs(expected[index]));
            error = Math.max(error, Math.abs(actual[index] - expected[index]));
        }
        assertThat(error / largest).isLessThan(LARGEST_RELATIVE_ERROR);
    }
}
