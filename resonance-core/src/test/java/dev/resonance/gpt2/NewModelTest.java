package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.error.InvalidValueException;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewModelTest {
    private static final List<String> TEXTS =
            List.of("the cat and the hat", "the cat's hat\n\n  of thé 42 cats", "\u4F60\u597D, the \uD83D\uDE00!");
    private static final NewModel SMALL = new NewModel(2, 2, 16, 32, 280 + 20);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tokenizer_learned_mergesWhatIsFrequentFirst() {
        BytePairTraining training = new BytePairTraining(List.of("<|end|>"));
        TEXTS.forEach(training::add);
        training.learn(300);

        assertThat(training.tokens()).startsWith("<|end|>").contains("the", "\u0120cat", "\u0120hat");
        assertThat(training.merges().getFirst()).isEqualTo("a t");
        assertThat(training.tokens())
                .doesNotHaveDuplicates()
                .hasSize(257 + training.merges().size());
    }

    @Test
    void model_written_loadsAndKeepsEveryText() {
        SMALL.write(folder, TEXTS, 1);
        ModelSource model = Models.path(folder);
        Gpt2Config config = Gpt2Config.read(model);

        assertThat(config.endTokens()).containsExactly(4);
        try (BytePairTokenizer tokenizer = Gpt2Engines.tokenizer(model, config)) {
            for (String text : TEXTS) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                int[] tokens = tokenizer.encode(text);
                for (int token : tokens) {
                    bytes.writeBytes(tokenizer.bytes(token));
                }
                assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
                assertThat(tokens.length).isLessThan(text.getBytes(StandardCharsets.UTF_8).length);
            }
            assertThat(tokenizer.special("<|assistant|>")).hasValue(3);
        }
    }

    @Test
    void model_ofTheSameSeed_isTheSame() throws IOException {
        SMALL.write(folder.resolve("a"), TEXTS, 1);
        SMALL.write(folder.resolve("b"), TEXTS, 1);
        SMALL.write(folder.resolve("c"), TEXTS, 2);

        byte[] first = Files.readAllBytes(folder.resolve("a/model.safetensors"));
        assertThat(Files.readAllBytes(folder.resolve("b/model.safetensors"))).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve("c/model.safetensors"))).isNotEqualTo(first);
    }

    @Test
    void shape_thatCannotBe_isRefused() {
        assertThatThrownBy(() -> new NewModel(2, 3, 16, 32, 300))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("heads is '3'");
    }
}
