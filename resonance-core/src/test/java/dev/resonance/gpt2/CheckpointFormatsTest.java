package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import com.google.gson.JsonArray;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same weights from every kind of file give the logits that transformers and PEFT computed. */
class CheckpointFormatsTest {
    private static final Path TINY = ReferenceOutputs.directory("gpt2-tiny");
    private static final Path INTEROP = ReferenceOutputs.directory("peft-interop");

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "pytorch_model.bin", "llms-from-scratch.pth"})
    void logits_ofEveryFormat_areTransformers(String file) {
        assertLogits(Models.path(TINY.resolve(file)), ReferenceOutputs.of("gpt2-tiny"));
    }

    @Test
    void logits_ofDirectoryWithOnlyPytorchModel_areTransformers(@TempDir Path directory) throws IOException {
        for (String name : List.of("config.json", "tokenizer.json", "pytorch_model.bin")) {
            Files.copy(TINY.resolve(name), directory.resolve(name));
        }
        assertLogits(Models.path(directory), ReferenceOutputs.of("gpt2-tiny"));
    }

    @Test
    void logits_withAdapterMerged_arePefts() {
        ModelSource adapted = Models.withAdapter(Models.path(TINY), TINY.resolve("adapter"));
        assertLogits(adapted, ReferenceOutputs.of("gpt2-tiny/adapter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_peft", "by_hand"})
    void logits_withAdapterOfEitherWriter_arePefts(String adapter) throws IOException {
        JsonObject expected = JsonParser.parseString(Files.readString(INTEROP.resolve("expected.json")))
                .getAsJsonObject();
        ModelSource base = Models.path(INTEROP.resolve("base"));
        int[] tokens = numbers(expected.getAsJsonArray("input_ids").get(0).getAsJsonArray());
        float[] plain = floats(expected.getAsJsonArray("base_last_logits"));
        assertClose(lastLogits(base, tokens), plain);

        float[] actual = lastLogits(Models.withAdapter(base, INTEROP.resolve(adapter)), tokens);
        assertClose(actual, floats(expected.getAsJsonArray(adapter + "_last_logits")));
        assertThat(actual).isNotEqualTo(plain);
    }

    private static void assertLogits(ModelSource model, ReferenceOutputs expected) {
        int time = expected.size("input_ids", 1);
        int vocabulary = expected.size("logits", 2);
        int[] ids = expected.whole("input_ids");
        float[] logits = expected.floats("logits");
        for (int row = 0; row < expected.size("input_ids", 0); row++) {
            int[] tokens = Arrays.copyOfRange(ids, row * time, (row + 1) * time);
            int last = (row + 1) * time * vocabulary;
            assertClose(lastLogits(model, tokens), Arrays.copyOfRange(logits, last - vocabulary, last));
        }
    }

    private static float[] lastLogits(ModelSource model, int[] tokens) {
        try (LanguageModel loaded =
                        StepModel.load(Gpt2Config.read(model), Checkpoint.open(model), Device.cpu(), Precision.FP32);
                Sequence sequence = loaded.open()) {
            return loaded.step(List.of(new Feed(sequence, tokens))).getFirst();
        }
    }

    private static void assertClose(float[] actual, float[] expected) {
        float largest = 0;
        float error = 0;
        for (int index = 0; index < expected.length; index++) {
            largest = Math.max(largest, Math.abs(expected[index]));
            error = Math.max(error, Math.abs(actual[index] - expected[index]));
        }
        assertThat(error / largest).isLessThan(1e-4f);
    }

    private static int[] numbers(JsonArray array) {
        return array.asList().stream().mapToInt(element -> element.getAsInt()).toArray();
    }

    private static float[] floats(JsonArray array) {
        float[] values = new float[array.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = array.get(index).getAsFloat();
        }
        return values;
    }
}
