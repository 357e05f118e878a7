package dev.resonance.rag.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that nobody writes, but somebody may attach. */
final class WrittenTextTest {
    static List<String> hostileLines() {
        return List.of(
                "|" + "-".repeat(100_000) + "x",
                "# a" + " ".repeat(100_000) + "b",
                "*".repeat(100_000),
                "`".repeat(100_000),
                "| a" + " ".repeat(100_000) + "b",
                "- " + " ".repeat(100_000) + "\u2028x",
                "A. B. ".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("hostileLines")
    void line_thatIsVeryLong_isReadAtOnce(String line) {
        DocumentText read = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> WrittenText.of("Before.\n\n" + line + "\n\nAfter."));

        assertThat(read.toString()).contains("Before.", "After.");
    }

    @Test
    void marks_ofUsualLength_areStillRead() {
        String read =
                WrittenText.of("# Tea\n\nGreen *tea*.\n\n---\n\nBlack tea.\n").toString();

        assertThat(read).contains("Tea", "Green tea.", "Black tea.").doesNotContain("#", "---", "*");
    }
}
