package dev.resonance.gpt2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.model.JsonFile;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.Models;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled model's tokenizer. */
class BytePairTokenizerTest {
    private static final int VOCABULARY_SIZE = 4096;

    private static BytePairTokenizer tokenizer;

    @BeforeAll
    static void load() {
        tokenizer = BytePairTokenizer.load(JsonFile.required(Models.nano(), "tokenizer.json"), VOCABULARY_SIZE);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello, world!",
                "  two  spaces\n\n\ttabs\r\n ",
                "Grüße, naïve café, Ærøskøbing",
                "Привет, мир; γειά σου",
                "你好，世界。こんにちは 안녕하세요",
                "مرحبا بالعالم שלום",
                "😀👩‍👩‍👧🏳️‍🌈 e\u0301 \u0000\u0001\uFFFD\uFEFF",
                "<|user|>hi<|end|><|endoftext|>"
            })
    void encode_anyText_decodesToTheSame(String text) {
        assertThat(decoded(tokenizer.encode(text))).isEqualTo(text);
    }

    @Test
    void encode_textThatSpellsSpecialTokens_neverGivesOne() {
        for (String special : tokenizer.specials()) {
            int id = tokenizer.special(special).orElseThrow();
            assertThat(tokenizer.encode("a" + special + "b " + special)).doesNotContain(id);
            assertThat(tokenizer.bytes(id)).isEmpty();
        }
        assertThat(tokenizer.specials()).contains("<|user|>", "<|assistant|>", "<|end|>");
        assertThat(tokenizer.special("<|nobody|>")).isEmpty();
    }

    @Test
    void encode_loneSurrogates_givesReplacementCharacters() {
        assertThat(decoded(tokenizer.encode("a\uD83Db\uDE00c"))).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(decoded(tokenizer.encode("\uD83D\uDE00"))).isEqualTo("😀");
    }

    @Test
    @Timeout(120)
    void encode_aMegabyte_isWhole() {
        for (String unit : List.of("some words and more ", "x")) {
            String text = unit.repeat((1 << 20) / unit.getBytes(UTF_8).length);
            assertThat(decoded(tokenizer.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void bytes_ofAllTokens_areThere() {
        for (int token = 5; token < VOCABULARY_SIZE; token++) {
            assertThat(tokenizer.bytes(token)).isNotEmpty();
        }
    }

    @Test
    void load_forAModelWithFewerTokens_throws() {
        JsonFile file = JsonFile.required(Models.nano(), "tokenizer.json");
        assertThatThrownBy(() -> BytePairTokenizer.load(file, 1000))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("only 1000");
        assertThatThrownBy(() -> BytePairTokenizer.load(file, 3)).isInstanceOf(ModelLoadException.class);
    }

    private static String decoded(int[] tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(tokens).forEach(token -> bytes.writeBytes(tokenizer.bytes(token)));
        return bytes.toString(UTF_8);
    }
}
