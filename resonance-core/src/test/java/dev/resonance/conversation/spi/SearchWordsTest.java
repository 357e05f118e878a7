package dev.resonance.conversation.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchWordsTest {
    @Test
    void of_anyText_givesFoldedWordsWithoutPunctuation() {
        assertThat(SearchWords.of("  Don't: ÉCOLE_2 n\u0303andú—ﬁn! "))
                .containsExactly("don", "t", "ecole", "2", "nandu", "fin");
    }

    @Test
    void of_aScriptWithoutSpaces_givesAWordACharacter() {
        assertThat(SearchWords.of("GPT2は東京")).containsExactly("gpt2", "は", "東", "京");
    }

    @Test
    void of_textWithoutWords_isEmpty() {
        assertThat(SearchWords.of(" \"'*()- 🐦 \uD83D")).isEmpty();
    }

    @Test
    void phrases_piecesBetweenSpaces_eachGiveOne() {
        assertThat(SearchWords.phrases("3.14 Zürich zurich -")).containsExactly(List.of("3", "14"), List.of("zurich"));
    }

    @Test
    void match_aPhrase_wantsItsWordsInARowAndTheLastAtLeastBegun() {
        List<String> words = List.of("the", "great", "crested", "grebe");

        assertThat(SearchWords.match(words, List.of("great", "cre"))).isTrue();
        assertThat(SearchWords.match(words, List.of("gre"))).isTrue();
        assertThat(SearchWords.match(words, List.of("gre", "crested"))).isFalse();
        assertThat(SearchWords.match(words, List.of("great", "grebe"))).isFalse();
        assertThat(SearchWords.match(List.of(), List.of("x"))).isFalse();
    }
}
