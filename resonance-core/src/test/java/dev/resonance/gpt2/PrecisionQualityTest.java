package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatMessage;
import dev.resonance.error.InvalidValueException;
import dev.resonance.generation.Precision;
import dev.resonance.model.Models;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled model in each precision, on conversations of its own kind. docs/performance.md has the held-out figures. */
class PrecisionQualityTest {
    private static final List<List<ChatMessage>> CONVERSATIONS = List.of(
            conversation("Hello!", "Hello! How can I help you?"),
            conversation("How are you?", "I am doing well, thank you. How are you?"),
            conversation(
                    "What is photosynthesis?",
                    "I do not know that by myself. Turn on web search or attach a document, and I will answer from it."),
            List.of(
                    ChatMessage.system("Answer from these sources.\n"
                            + "[1] Chlorophyll: Chlorophyll is a green pigment found in plants.\n"
                            + "[2] Photosynthesis: Photosynthesis is the process by which green plants turn light into"
                            + " chemical energy."),
                    ChatMessage.user("What is photosynthesis?"),
                    ChatMessage.assistant("Photosynthesis is the process by which green plants turn light into chemical"
                            + " energy. [2]")));

    @ParameterizedTest
    @CsvSource({"FP32, 1, 1e-9", "FP16, 0.98, 0.002", "BF16, 0.95, 0.02", "INT8, 0.95, 0.01", "INT4, 0.7, 0.1"})
    void bundledModel_inEachPrecision_keepsItsQuality(Precision precision, double same, double worse) {
        PrecisionQuality quality = PrecisionQuality.measure(Models.nano(), precision, CONVERSATIONS);
        assertThat(quality.positions()).isGreaterThan(100);
        // The texts of users and sources count too, which the model was only taught to read.
        assertThat(quality.perplexityOfFp32()).isBetween(1.0, 30.0);
        assertThat(quality.sameToken()).isBetween(same, 1.0);
        assertThat(quality.perplexityRatio()).isLessThan(1 + worse);
    }

    @Test
    void nothingToRead_isRefused() {
        assertThatThrownBy(() -> PrecisionQuality.measure(Models.nano(), Precision.FP16, List.of()))
                .isInstanceOf(InvalidValueException.class);
    }

    private static List<ChatMessage> conversation(String question, String answer) {
        return List.of(ChatMessage.user(question), ChatMessage.assistant(answer));
    }
}
