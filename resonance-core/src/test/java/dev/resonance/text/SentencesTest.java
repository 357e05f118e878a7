package dev.resonance.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void of_abbreviationsAndInitials_areNotEnds() {
        assertThat(Sentences.of("Dr. Smith met J. K. Rowling at 5 p.m. in London. Was it fun? Yes!"))
                .containsExactly("Dr. Smith met J. K. Rowling at 5 p.m. in London.", "Was it fun?", "Yes!");
    }

    @Test
    void of_japanese_areSplitAtTheirFullStop() {
        assertThat(Sentences.of("これは本です。それは机です。")).containsExactly("これは本です。", "それは机です。");
    }

    @Test
    void spans_severalLines_pointAtTheSentences() {
        String text = "  One. Two by Dr. Who!\n\n Three\nfour.";
        assertThat(Sentences.spans(text))
                .extracting(span -> span.in(text))
                .containsExactly("One.", "Two by Dr. Who!", "Three", "four.");
    }
}
