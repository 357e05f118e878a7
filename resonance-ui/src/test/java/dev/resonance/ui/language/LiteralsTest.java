package dev.resonance.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That views and presenters say nothing but what stands in the languages' files. */
final class LiteralsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/resonance/ui");

    @Test
    void row42_viewsAndPresenters_holdNoWordsOfTheirOwn() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            // What fails inside is told as the exceptions tell it, in English.
            List<Path> files = sources.filter(path ->
                            path.toString().matches(".*/ui/(view|chat|data|login)/.*(?<!Failures|Exception)\\.java"))
                    .toList();

            assertThat(files).hasSizeGreaterThan(40);
            assertThat(SpokenLiterals.of(files)).isEmpty();
        }
    }

    @Test
    void row42_aLiteralInAView_isFound() throws IOException {
        Path view = Files.createTempFile("View", ".java");
        try {
            Files.writeString(view, """
                    class View {
                        Object one = new Span("ok");
                        void two(boolean on) { title.setText(on ? "on" : name()); }
                        String three() { return "Nothing is here"; }
                        String four() { return "Nothing"; }
                        void fine() { log.info("Nothing is here"); add("some-class"); executeJs("return 1 + 1"); }
                    }
                    """);

            assertThat(SpokenLiterals.of(List.of(view)))
                    .extracting(SpokenLiterals.Found::literal)
                    .containsExactly("ok", "on", "Nothing is here", "Nothing");
        } finally {
            Files.delete(view);
        }
    }
}
