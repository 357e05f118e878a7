package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlesTest {
    @Test
    void of_aShortQuestion_isTheQuestion() {
        assertThat(Titles.of("  What is\tJava? \n")).isEqualTo("What is Java?");
    }

    @Test
    void of_severalLines_isTheFirstThatHasText() {
        assertThat(Titles.of("\n \nFirst\nSecond")).isEqualTo("First");
    }

    @Test
    void of_aLongQuestion_isCutAtAWordWithin48Characters() {
        String title = Titles.of("Could you please explain to me how a key value cache works in detail?");
        assertThat(title).isEqualTo("Could you please explain to me how a key value…");
        assertThat(title.length()).isLessThanOrEqualTo(48);
    }

    @Test
    void of_aLongWord_isCutWithinIt() {
        assertThat(Titles.of("x".repeat(100))).isEqualTo("x".repeat(47) + "…");
    }

    @Test
    void of_emoji_countsThemAsOneAndCutsNoneInHalf() {
        String title = Titles.of("😀".repeat(60));
        assertThat(title).isEqualTo("😀".repeat(47) + "…");
        assertThat(Titles.of("😀".repeat(48))).isEqualTo("😀".repeat(48));
    }

    @Test
    void of_blank_isEmpty() {
        assertThat(Titles.of(" \n ")).isEmpty();
        assertThat(Titles.of("")).isEmpty();
    }

    @Test
    void of_aMegabyte_isQuick() {
        assertThat(Titles.of("word ".repeat(200_000))).hasSizeLessThanOrEqualTo(48);
    }
}
