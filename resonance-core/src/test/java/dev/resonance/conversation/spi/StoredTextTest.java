package dev.resonance.conversation.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StoredTextTest {
    @Test
    void wellFormed_pairsAndLoneSurrogates_replacesOnlyTheLoneOnes() {
        assertThat(StoredText.wellFormed("\uDC26a🐦\uD83D\uD83D\uDC26\uD83D")).isEqualTo("\uFFFDa🐦\uFFFD🐦\uFFFD");
    }

    @Test
    void title_controlCharactersAndLineEnds_becomeOneSpace() {
        assertThat(StoredText.title("\u0000a\u2028\r\n b\u007F")).isEqualTo("a b");
    }

    @Test
    void title_exactlyAsLongAsAllowed_isKept() {
        assertThat(StoredText.title("x".repeat(198) + "🐦")).isEqualTo("x".repeat(198) + "🐦");
    }
}
