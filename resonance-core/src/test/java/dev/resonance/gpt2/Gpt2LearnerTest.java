package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Tensor;
import dev.resonance.model.TensorFile;
import dev.resonance.training.AdamW;
import dev.resonance.training.Batch;
import dev.resonance.training.Example;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.Loss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses, gradients and steps against those of PyTorch, transformers and PEFT (reference/training/reference.py). */
class Gpt2LearnerTest {
    private static final float LARGEST_RELATIVE_ERROR = 1e-4f;
    private static final LoraOptions LORA = new LoraOptions(4, 8, 0, List.of("c_attn", "c_proj", "c_fc"));

    @Test
    void gradients_ofAllWeights_arePytorchs() {
        ReferenceOutputs expected = reference("gradients");
        try (Gpt2Learner learner = full("gpt2-tiny")) {
            Loss loss = learner.learn(batch(expected), 0);

            assertThat(loss.mean()).isCloseTo(expected.floats("loss")[0], within(1e-4));
            Map<String, Tensor> gradients = learner.gradients();
            assertThat(gradients).hasSize(28);
            gradients.forEach((name, gradient) ->
                    assertClose(scaled(gradient, loss.learned()), expected.floats("gradient." + name), name));
        }
    }

    @Test
    void step_ofAdapter_isPefts() {
        ReferenceOutputs expected = reference("lora-step");
        try (Gpt2Learner learner = lora(LearnerFormat.FP32, LORA)) {
            learner.restore(referenceAdapter(), nothingRemembered(learner));
            Loss loss = learner.learn(batch(reference("gradients")), 0);

            assertThat(loss.mean()).isCloseTo(expected.floats("loss")[0], within(1e-4));
            assertThat(learner.gradients())
                    .hasSize(16)
                    .allSatisfy((name, gradient) ->
                            assertClose(scaled(gradient, loss.learned()), expected.floats("gradient." + name), name));

            assertThat(learner.update(1, 1e-2, loss.learned())).isCloseTo(expected.floats("norm")[0], within(1e-4));
            assertThat(learner.weights())
                    .hasSize(16)
                    .allSatisfy(
                            (name, weight) -> assertClose(weight.floats(), expected.floats("stepped." + name), name));
        }
    }

    @Test
    void tenSteps_followPytorchsAdamW() {
        ReferenceOutputs expected = reference("ten-steps");
        float[] losses = expected.floats("losses");
        AdamW optimizer = new AdamW(0.9, 0.999, 1e-5, 0.01, 1);
        try (Gpt2Learner learner = learner("peft-interop/base", LearnerFormat.FP32, Optional.empty(), optimizer)) {
            Batch batch = batch(expected);
            for (int step = 1; step <= losses.length; step++) {
                Loss loss = learner.learn(batch, 0);
                assertThat(loss.mean()).isCloseTo(losses[step - 1], within(1e-4 * losses[step - 1]));
                learner.update(step, 1e-2, loss.learned());
            }
            assertThat(learner.weights())
                    .allSatisfy(
                            (name, weight) -> assertClose(weight.floats(), expected.floats("stepped." + name), name));
        }
    }

    @Test
    void step_withGradientsThatAreNotFinite_changesNothing() {
        try (Gpt2Learner learner = full("peft-interop/base")) {
            float[] before = value(learner.weights(), "wte.weight");
            learner.learn(batch(reference("ten-steps")), 0);

            assertThat(learner.update(1, 1e-2, 0)).isInfinite();
            assertThat(value(learner.weights(), "wte.weight")).isEqualTo(before);
            assertThat(value(learner.gradients(), "wte.weight")).containsOnly(0);
        }
    }

    @Test
    void packed_batch_hasTheLossAndGradientsOfItsExamples() {
        List<Example> examples = IntStream.of(17, 5, 24, 9)
                .mapToObj(length ->
                        shortened(batch(reference("gradients")).examples().getFirst(), length))
                .toList();
        try (Gpt2Learner alone = full("gpt2-tiny");
                Gpt2Learner packed = full("gpt2-tiny")) {
            Loss sum = examples.stream()
                    .map(example -> alone.learn(new Batch(List.of(example)), 0))
                    .reduce(Loss.NONE, Loss::plus);

            assertThat(packed.learn(new Batch(examples), 0).sum()).isCloseTo(sum.sum(), within(1e-4));
            Map<String, Tensor> expected = alone.gradients();
            assertThat(packed.gradients())
                    .allSatisfy((name, gradient) -> assertClose(gradient.floats(), value(expected, name), name));
        }
    }

    @Test
    void evaluation_ofReferenceInput_isTheLossWithoutGradients() {
        Batch batch = batch(reference("gradients"));
        try (Gpt2Learner learner = full("gpt2-tiny")) {
            Loss loss = learner.evaluate(batch);
            Loss learned = learner.learn(batch, 0);

            assertThat(loss.mean()).isCloseTo(learned.mean(), within(1e-6));
            assertThat(loss.accuracy()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void likeliest_afterReferenceInput_isTransformersChoice() {
        int[] greedy = ReferenceOutputs.of("gpt2-tiny").whole("greedy_from_first_8");
        try (Gpt2Learner learner = full("gpt2-tiny")) {
            for (int length = 8; length < greedy.length; length++) {
                assertThat(learner.likeliest(Arrays.copyOf(greedy, length))).isEqualTo(greedy[length]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LearnerFormat.class,
            names = {"BF16", "INT4"})
    void gradients_inFewerBits_pointTheSameWay(LearnerFormat format) {
        Batch batch = batch(reference("gradients"));
        try (Gpt2Learner exact = lora(LearnerFormat.FP32, LORA);
                Gpt2Learner coarse = lora(format, LORA)) {
            exact.restore(referenceAdapter(), nothingRemembered(exact));
            coarse.restore(referenceAdapter(), nothingRemembered(coarse));

            assertThat(coarse.learn(batch, 0).mean())
                    .isCloseTo(exact.learn(batch, 0).mean(), within(0.05));
            Map<String, Tensor> expected = exact.gradients();
            assertThat(coarse.gradients())
                    .allSatisfy((name, gradient) -> assertThat(cosine(gradient.floats(), value(expected, name)))
                            .as(name)
                            .isGreaterThan(0.9));
        }
    }

    @Test
    void dropout_ofTheSameSeed_isTheSame() {
        Batch batch = batch(reference("gradients"));
        LoraOptions dropping = new LoraOptions(4, 8, 0.5, LORA.targetModules());
        try (Gpt2Learner learner = lora(LearnerFormat.FP32, dropping);
                Gpt2Learner twice = lora(LearnerFormat.INT4, dropping)) {
            learner.restore(referenceAdapter(), nothingRemembered(learner));
            twice.restore(referenceAdapter(), nothingRemembered(twice));

            double first = learner.learn(batch, 1).sum();
            assertThat(learner.learn(batch, 1).sum()).isEqualTo(first);
            assertThat(learner.learn(batch, 2).sum()).isNotEqualTo(first);
            assertThat(twice.learn(batch, 1).sum())
                    .isEqualTo(twice.learn(batch, 1).sum());
        }
    }

    private static Gpt2Learner full(String name) {
        return learner(name, LearnerFormat.FP32, Optional.empty(), AdamW.defaults());
    }

    private static Gpt2Learner lora(LearnerFormat format, LoraOptions options) {
        return learner("gpt2-tiny", format, Optional.of(options), AdamW.defaults());
    }

    private static Gpt2Learner learner(String name, LearnerFormat format, Optional<LoraOptions> lora, AdamW optimizer) {
        ModelSource model = ReferenceOutputs.model(name);
        Device device = Device.cpu();
        return Gpt2Learner.load(Gpt2Config.read(model), Checkpoint.open(model), device, format, lora, optimizer, 1);
    }

    private static ReferenceOutputs reference(String name) {
        return ReferenceOutputs.file("training", name + ".safetensors");
    }

    private static Batch batch(ReferenceOutputs expected) {
        int[] ids = expected.whole("input_ids");
        int[] labels = expected.whole("labels");
        int time = expected.size("input_ids", 1);
        return new Batch(IntStream.range(0, ids.length / time)
                .mapToObj(row -> new Example(
                        Arrays.copyOfRange(ids, row * time, (row + 1) * time),
                        Arrays.copyOfRange(labels, row * time, (row + 1) * time)))
                .toList());
    }

    private static Example shortened(Example example, int length) {
        int[] tokens = Arrays.copyOf(example.tokens(), length);
        return new Example(tokens, tokens);
    }

    private static Map<String, Tensor> referenceAdapter() {
        Map<String, Tensor> adapter = new LinkedHashMap<>();
        TensorFile.read(ReferenceOutputs.directory("gpt2-tiny/adapter"), "adapter_model.safetensors")
                .forEach((name, tensor) -> adapter.put(name.replace("base_model.model.transformer.", ""), tensor));
        return adapter;
    }

    private static Map<String, Tensor> nothingRemembered(Gpt2Learner learner) {
        return learner.memory();
    }

    private static float[] value(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name).floats();
    }

    private static float[] scaled(Tensor gradient, long learned) {
        float[] values = gradient.floats();
        for (int index = 0; index < values.length; index++) {
            values[index] /= (float) learned;
        }
        return values;
    }

    private static double cosine(float[] first, float[] second) {
        double product = 0;
        double one = 0;
        double other = 0;
        for (int index = 0; index < first.length; index++) {
            product += (double) first[index] * second[index];
            one += (double) first[index] * first[index];
            other += (double) second[index] * second[index];
        }
        return product / Math.sqrt(one * other);
    }

    /** Relative to the largest: what is near zero has no meaningful relative error of its own. */
    private static void assertClose(float[] actual, float[] expected, String name) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        float largest = 0;
        float error = 0;
        for (int index = 0; index < actual.length; index++) {
            largest = Math.max(largest, Math.abs(expected[index]));
            error = Math.max(error, Math.abs(actual[index] - expected[index]));
        }
        assertThat(error / largest).as(name).isLessThan(LARGEST_RELATIVE_ERROR);
    }
}
