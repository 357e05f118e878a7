package dev.resonance.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSupportTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** Each file was labelled before it was first run; the threshold was chosen after all three were. */
    @ParameterizedTest
    @CsvSource({"sentences.txt, 50", "more-sentences.txt, 75", "held-out.txt, 61"})
    void F20_labelledSentences_areToldApart(String name, int count) throws IOException {
        LabelledSentences labelled = LabelledSentences.of(name);
        assertThat(labelled.sentences()).hasSize(count);
        assertThat(labelled.precision())
                .as("precision; wrong: %s", labelled.wrong())
                .isGreaterThanOrEqualTo(0.9);
        assertThat(labelled.recall()).as("recall; wrong: %s", labelled.wrong()).isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void F20_offsets_pointAtTheSentencesExactly() {
        Source source =
                source(2, "Kettle", "It is in the kitchen. The kettle  holds 1.7 litres of water. Do not fill it.");
        String answer = "Hello there. The kettle holds 1.7 litres of water. [2] It flies to the moon.";
        AnswerSupport support = of(answer, source(1, "Tea", "Tea is hot."), source);
        assertThat(support.sentences())
                .extracting(sentence -> answer.substring(sentence.start(), sentence.end()))
                .containsExactly("Hello there.", "The kettle holds 1.7 litres of water.", "It flies to the moon.");
        assertThat(support.citations()).singleElement().satisfies(citation -> {
            assertThat(citation.quote()).isEqualTo("The kettle  holds 1.7 litres of water.");
            assertThat(citation.source()).isEqualTo(source);
            assertThat(citation.support()).isBetween(0.9, 1.0);
            assertThat(citation.retrievedAt()).isEqualTo(NOW);
            assertThat(citation.engine()).isEqualTo("test");
        });
        assertThat(support.unsupported()).hasSize(2);
        assertThat(support.sentences().get(1).cited()).containsExactly(2);
    }

    @Test
    void F20_wrongCitation_isNotSupportedThoughAnotherSourceSaysIt() {
        Source tea = source(1, "Tea", "Tea is a hot drink made of leaves.");
        Source kettle = source(2, "Kettle", "The kettle holds 1.7 litres of water.");
        assertThat(of("The kettle holds 1.7 litres of water. [1]", tea, kettle).unsupported())
                .hasSize(1);
        assertThat(of("The kettle holds 1.7 litres of water.", tea, kettle).citations())
                .extracting(citation -> citation.source().number())
                .containsExactly(2);
    }

    @Test
    void F20_sourceThatTheModelDidNotSee_supportsNothing() {
        Source unseen = new Source(1, "Kettle", "", "", "The kettle holds 1.7 litres of water.", false);
        assertThat(of("The kettle holds 1.7 litres of water.", unseen)).isEqualTo(AnswerSupport.NONE);
    }

    @Test
    void F20_listsAndStrangeText_neverThrow() {
        Source source = source(1, "", "");
        for (String answer :
                List.of("", "\n\n", "[1][1][1]", "[999] [1", "- one\n- two [1]\n", "。。日本語。[1]", "\ud83d\ude00")) {
            assertThat(of(answer, source).citations()).isEmpty();
        }
    }

    private static AnswerSupport of(String answer, Source... sources) {
        return AnswerSupport.of(answer, List.of(sources), NOW, "test");
    }

    private static Source source(int number, String title, String snippet) {
        return new Source(number, title, "https://e.example/", "e.example", snippet, true);
    }
}
