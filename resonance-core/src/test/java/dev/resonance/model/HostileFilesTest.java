package dev.resonance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.testkit.ModelFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm are refused by our exception, within a second and a bounded amount of memory. */
class HostileFilesTest {
    private static final Path TINY = Path.of("src/test/resources/reference/gpt2-tiny");
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 512L << 20; // what 32 MiB of the costliest JSON take while they are counted

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n(X\4\0\0\0exittR.",
                "(X\4\0\0\0exitios\nsystem\n.",
                "(cos\nsystem\nX\4\0\0\0exito.",
                "X\2\0\0\0osX\6\0\0\0system\u0093)R.",
                "\u008c\2os\u008c\6system\u0093)R.",
                "cposix\nsystem\n)\u0081.",
                "ctorch._utils\n_rebuild_tensor_v2\n\u0082\1.",
                "c__builtin__\neval\n(X\1\0\0\0" + "1tR.",
                "ccollections\nOrderedDict\n)R}X\14\0\0\0__setstate__cos\nsystem\nsb.",
                "X\2\0\0\0osQ.",
                "Pos.system\n."
            })
    void pickle_thatWouldRunSomething_isRefused(String pickle) {
        byte[] file = Hostile.archive(pickle);
        assertRefused(() -> torch(file));
    }

    @ParameterizedTest
    @MethodSource("dev.resonance.model.Hostile#pickles")
    void pickle_thatWouldTakeForever_isRefused(Hostile attack) {
        byte[] file = Hostile.archive(attack.text());
        assertRefused(() -> torch(file));
    }

    @ParameterizedTest
    @MethodSource("dev.resonance.model.Hostile#archives")
    void archive_thatCannotBe_isRefused(Hostile attack) {
        assertRefused(() -> torch(attack.bytes()));
    }

    @ParameterizedTest
    @MethodSource("dev.resonance.model.Hostile#json")
    void safetensorsHeader_thatCannotBe_isRefused(Hostile attack) {
        MemoryModel model = MemoryModel.of(Checkpoint.SAFETENSORS, ModelFiles.safetensors(attack.text(), 8));
        assertRefused(() -> Checkpoint.open(model));
    }

    @ParameterizedTest
    @MethodSource("dev.resonance.model.Hostile#json")
    void everyJsonFile_thatCannotBe_isRefused(Hostile attack) {
        for (String name : List.of("config.json", "tokenizer.json", "adapter_config.json")) {
            byte[] bytes = attack.text().getBytes(StandardCharsets.UTF_8);
            assertRefused(() -> read(MemoryModel.of(name, bytes), name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"config.json", "tokenizer.json", "adapter_config.json", "model.safetensors", "pytorch_model.bin"
            })
    void file_ofAnExabyte_isRefused(String name) {
        MemoryModel model = new MemoryModel(Map.of(name, new MemoryModel.Bytes(name, new byte[100], 1L << 60)));
        assertRefused(() -> read(model, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"config.json", "tokenizer.json", "adapter_config.json", "model.safetensors", "pytorch_model.bin"
            })
    void file_ofAGibibyteOfZeros_isRefused(String name) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.setLength(1L << 30); // takes no room on a disk
        }
        assertRefused(() -> read(Models.path(directory), name));
    }

    @Test
    void adapter_toTensorsThatAreNoMatrices_isRefused() {
        List<String> entries = new ArrayList<>();
        for (int layer = 0; layer < 2; layer++) {
            for (String name : List.of("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj")) {
                int begin = 4 * entries.size();
                entries.add("\"h.%d.%s.weight\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[%d,%d]}"
                        .formatted(layer, name, begin, begin + 4));
            }
        }
        byte[] weights = ModelFiles.safetensors("{" + String.join(",", entries) + "}", 32);
        AdaptedModel model = new AdaptedModel(
                MemoryModel.of(Checkpoint.SAFETENSORS, weights), DirectoryModel.at(TINY.resolve("adapter")));
        assertRefused(() -> Checkpoint.open(model));
    }

    @Test
    void fromScratch_ofTensorsThatDoNotFit_isRefusedWhereTheyAreAskedFor() {
        String norm = "\"trf_blocks.0.norm1.scale\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}";
        String query =
                "\"trf_blocks.0.att.W_query.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]}";
        String key = "\"trf_blocks.0.att.W_key.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[16,24]}";
        String bias = "\"trf_blocks.0.att.W_query.bias\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}";
        String embedding = "\"tok_emb.weight\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}";
        String header = "{" + String.join(",", embedding, norm, query, key, bias) + "}";
        Checkpoint checkpoint =
                Checkpoint.open(MemoryModel.of(Checkpoint.SAFETENSORS, ModelFiles.safetensors(header, 28)));
        assertRefused(() -> checkpoint.tensor("h.0.attn.c_attn.weight", 1, 3));
    }

    private static void read(ModelSource model, String name) {
        switch (name) {
            case "config.json" -> Gpt2Config.read(model);
            case "model.safetensors", "pytorch_model.bin" -> Checkpoint.open(model);
            case "adapter_config.json" -> Checkpoint.open(new AdaptedModel(Models.path(TINY), model));
            default -> {
                JsonFile file = JsonFile.required(model, name);
                throw file.invalid("tokens", file.object(), "a tokenizer's");
            }
        }
    }

    private static void torch(byte[] file) {
        Checkpoint.open(MemoryModel.of(Checkpoint.PYTORCH, file));
    }

    private static void assertRefused(ThrowingCallable reading) {
        Cost start = Cost.soFar();
        assertThatThrownBy(reading)
                .isInstanceOf(ModelLoadException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(1000))
                .hasMessageNotContaining("\n");
        Cost cost = Cost.soFar().since(start);
        assertThat(cost.time()).isLessThan(LONGEST);
        assertThat(cost.allocatedBytes()).isLessThan(MOST_BYTES);
    }
}
