package dev.resonance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.testkit.ModelFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gpt2ConfigTest {
    @TempDir
    Path directory;

    @Test
    void read_anEmptyConfig_isTheSmallGpt2() {
        Gpt2Config config = read("{}");
        assertThat(config.layers()).isEqualTo(12);
        assertThat(config.innerWidth()).isEqualTo(3072);
        assertThat(config.parameters()).isEqualTo(124_439_808L);
        assertThat(config.endTokens()).isEmpty();
    }

    @Test
    void read_endTokensOfBothFiles_areJoined() {
        ModelFiles.write(directory.resolve("generation_config.json"), "{\"eos_token_id\": [4, 0]}");
        assertThat(read("{\"eos_token_id\": 7}").endTokens()).containsExactlyInAnyOrder(7, 4, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n_layer            | -1",
                "n_layer            | 0",
                "n_layer            | 1e9",
                "n_layer            | 1.5",
                "n_layer            | \"12\"",
                "n_layer            | []",
                "n_head             | 7",
                "n_head             | 0",
                "n_embd             | 99999999999999999999",
                "n_embd             | 1e999",
                "n_embd             | true",
                "n_inner            | -4",
                "n_positions        | 0",
                "n_positions        | 3000000000",
                "vocab_size         | {}",
                "vocab_size         | -50257",
                "layer_norm_epsilon | 0",
                "layer_norm_epsilon | \"small\"",
                "layer_norm_epsilon | 1e-999",
                "activation_function | \"tanhh\"",
                "activation_function | [1]",
                "model_type         | \"llama\"",
                "model_type         | {}",
                "scale_attn_weights | 1",
                "tie_word_embeddings | \"yes\"",
                "add_cross_attention | true",
                "eos_token_id       | -1",
                "eos_token_id       | [1, \"x\"]"
            })
    void read_aValueNoGpt2CanHave_throwsAndNamesFileAndKey(String key, String value) {
        assertThatThrownBy(() -> read("{\"" + key + "\": " + value + "}"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(key)
                .hasMessageContaining("must be")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "null", "{\"n_layer\":", "\u0000"})
    void read_aFileThatIsNoObject_throws(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("config.json is not a JSON object");
    }

    @Test
    void read_aDeeplyNestedFile_throws() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(1_000_000))).isInstanceOf(ModelLoadException.class);
    }

    @Test
    void read_aDirectoryWithoutConfig_throws() {
        assertThatThrownBy(() -> Gpt2Config.read(Models.path(directory)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("has no config.json");
    }

    @Test
    void endToken_beyondTheVocabulary_isLeftOut() {
        assertThat(read("{\"vocab_size\": 64, \"eos_token_id\": 50256}").endTokens())
                .isEmpty();
    }

    @Test
    void path_thatIsNoDirectory_throwsAndTellsTheCure() {
        Path file = directory.resolve("file");
        ModelFiles.write(file, "x");
        for (Path wrong : new Path[] {directory.resolve("nowhere"), file}) {
            assertThatThrownBy(() -> Models.path(wrong))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining(wrong.toString())
                    .hasMessageContaining("MODEL_PATH");
        }
    }

    private Gpt2Config read(String json) {
        ModelFiles.write(directory.resolve("config.json"), json);
        return Gpt2Config.read(Models.path(directory));
    }
}
