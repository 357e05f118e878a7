package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.Models;
import dev.resonance.model.Tensor;
import dev.resonance.model.TensorType;
import dev.resonance.testkit.Answer;
import dev.resonance.testkit.ModelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole model directories: in other formats, and broken. */
class ModelLoadingTest {
    private static final EngineOptions EXACT = new EngineOptions("cpu", Precision.FP32, OptionalInt.empty(), 8, 64);
    private static final GenerationRequest REQUEST =
            GenerationRequest.of(new Prompt.Text("t5 t17 t300"), SamplingOptions.greedy(), 8);

    @TempDir
    Path directory;

    @BeforeEach
    void copyTheReferenceModel() {
        ModelFiles.copy(ReferenceOutputs.directory("gpt2-tiny"), directory);
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void load_weightsOfAnyType_areThoseOfTheReference(TensorType type) {
        Map<String, Tensor> tensors = tensors();
        ModelFiles.write(directory.resolve("model.safetensors"), ModelFiles.safetensors(tensors, type));
        float tolerance = switch (type) {
            case FLOAT32 -> 0;
            case FLOAT16 -> 1 / 1024f;
            case BFLOAT16 -> 1 / 128f;
        };
        Checkpoint read = Checkpoint.open(Models.path(directory));
        tensors.forEach((name, tensor) -> {
            float[] expected = tensor.floats();
            float[] actual =
                    read.tensor(name, tensor.shape().toArray(Integer[]::new)).floats();
            for (int index = 0; index < expected.length; index++) {
                assertThat(Math.abs(actual[index] - expected[index]))
                        .isLessThanOrEqualTo(Math.abs(expected[index]) * tolerance + 1e-7f);
            }
        });
        assertThat(answer()).isNotEmpty();
    }

    @Test
    void load_shards_answersAsTheWhole() throws Exception {
        String whole = answer();
        Map<String, Tensor> first = new TreeMap<>();
        Map<String, Tensor> second = new TreeMap<>();
        JsonObject map = new JsonObject();
        tensors().forEach((name, tensor) -> {
            boolean early = first.size() < 6;
            (early ? first : second).put("transformer." + name, tensor);
            map.addProperty("transformer." + name, early ? "a.safetensors" : "b.safetensors");
        });
        JsonObject index = new JsonObject();
        index.add("weight_map", map);
        ModelFiles.write(directory.resolve("a.safetensors"), ModelFiles.safetensors(first, TensorType.FLOAT32));
        ModelFiles.write(directory.resolve("b.safetensors"), ModelFiles.safetensors(second, TensorType.FLOAT32));
        ModelFiles.write(directory.resolve("model.safetensors.index.json"), index.toString());
        Files.delete(directory.resolve("model.safetensors"));
        assertThat(answer()).isEqualTo(whole);
    }

    @Test
    void load_withoutOneTensor_throwsAndNamesIt() {
        Map<String, Tensor> tensors = tensors();
        tensors.remove("h.1.mlp.c_fc.bias");
        ModelFiles.write(directory.resolve("model.safetensors"), ModelFiles.safetensors(tensors, TensorType.FLOAT32));
        assertFails("h.1.mlp.c_fc.bias");
    }

    @Test
    void load_withAConfigOfAnotherShape_throwsAndNamesTheTensor() throws Exception {
        JsonObject config = json("config.json");
        config.addProperty("n_positions", 256);
        ModelFiles.write(directory.resolve("config.json"), config.toString());
        assertFails("wpe.weight");
        config.addProperty("n_positions", 1 << 24);
        config.addProperty("n_layer", 10_000);
        config.addProperty("n_embd", 1 << 24);
        ModelFiles.write(directory.resolve("config.json"), config.toString());
        assertFails("wte.weight");
    }

    @Test
    void load_aTruncatedFile_throws() throws Exception {
        Path file = directory.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        for (int size : new int[] {0, 5, 100, bytes.length / 2, bytes.length - 1}) {
            ModelFiles.write(file, Arrays.copyOf(bytes, size));
            assertFails("model.safetensors is damaged");
        }
    }

    @Test
    void load_withoutTokenizer_throws() throws Exception {
        Files.delete(directory.resolve("tokenizer.json"));
        assertFails("has no tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"version\"",
                "{}",
                "[1]",
                "{\"model\":{}}",
                "{\"model\":{\"vocab\":[]}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":\"x\"},\"merges\":[]}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":-1},\"merges\":[]}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":1},\"merges\":[\"no such\"]}}",
                "{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",0.5]]}}",
                "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"漢\":1},\"merges\":[]}}"
            })
    void load_aTokenizerThatCannotBe_throws(String text) {
        ModelFiles.write(directory.resolve("tokenizer.json"), text);
        assertFails("tokenizer");
    }

    @Test
    void load_aTokenizerWithTokensTheModelDoesNotKnow_throws() throws Exception {
        JsonObject tokenizer = json("tokenizer.json");
        JsonObject vocabulary = tokenizer.getAsJsonObject("model").getAsJsonObject("vocab");
        vocabulary.addProperty("extra", 512);
        ModelFiles.write(directory.resolve("tokenizer.json"), tokenizer.toString());
        assertFails("512");
        vocabulary.remove("extra");
        for (int id : new int[] {512, -1}) {
            JsonObject special = new JsonObject();
            special.addProperty("content", "<|extra|>");
            special.addProperty("id", id);
            JsonArray added = new JsonArray();
            added.add(special);
            tokenizer.add("added_tokens", added);
            ModelFiles.write(directory.resolve("tokenizer.json"), tokenizer.toString());
            assertFails("token " + id);
        }
    }

    private void assertFails(String what) {
        assertThatThrownBy(() -> Gpt2Engines.load(Models.path(directory), EXACT).close())
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(what)
                .hasMessageNotContaining("\n");
    }

    private String answer() {
        try (ChatEngine engine = Gpt2Engines.load(Models.path(directory), EXACT)) {
            return Answer.of(engine, REQUEST).text();
        }
    }

    private JsonObject json(String file) throws Exception {
        return JsonParser.parseString(Files.readString(directory.resolve(file))).getAsJsonObject();
    }

    /** All tensors of the reference model by their short names, with the shapes that its config asks for. */
    private static Map<String, Tensor> tensors() {
        Gpt2Config config = Gpt2Config.read(ReferenceOutputs.model("gpt2-tiny"));
        Checkpoint checkpoint = Checkpoint.open(ReferenceOutputs.model("gpt2-tiny"));
        int width = config.width();
        Map<String, Tensor> tensors = new TreeMap<>();
        put(tensors, checkpoint, "wte.weight", config.vocabularySize(), width);
        put(tensors, checkpoint, "wpe.weight", config.positions(), width);
        put(tensors, checkpoint, "ln_f.weight", width);
        put(tensors, checkpoint, "ln_f.bias", width);
        for (int layer = 0; layer < config.layers(); layer++) {
            String block = "h." + layer + ".";
            for (String norm : new String[] {"ln_1", "ln_2"}) {
                put(tensors, checkpoint, block + norm + ".weight", width);
                put(tensors, checkpoint, block + norm + ".bias", width);
            }
            linear(tensors, checkpoint, block + "attn.c_attn", width, 3 * width);
            linear(tensors, checkpoint, block + "attn.c_proj", width, width);
            linear(tensors, checkpoint, block + "mlp.c_fc", width, config.innerWidth());
            linear(tensors, checkpoint, block + "mlp.c_proj", config.innerWidth(), width);
        }
        return tensors;
    }

    private static void linear(Map<String, Tensor> tensors, Checkpoint checkpoint, String name, int in, int out) {
        put(tensors, checkpoint, name + ".weight", in, out);
        put(tensors, checkpoint, name + ".bias", out);
    }

    private static void put(Map<String, Tensor> tensors, Checkpoint checkpoint, String name, Integer... shape) {
        tensors.put(name, checkpoint.tensor(name, shape));
    }
}
