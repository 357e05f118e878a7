package dev.resonance.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopTextsTest {
    @Test
    void accept_withoutStops_passesAllOn() {
        StopTexts stops = new StopTexts(List.of());
        assertThat(stops.accept("a")).isEqualTo("a");
        assertThat(stops.end()).isEmpty();
        assertThat(stops.reached()).isFalse();
    }

    @Test
    void accept_aBeginningOfAStop_holdsItBackUntilItIsDecided() {
        StopTexts stops = new StopTexts(List.of("END"));
        assertThat(stops.accept("say E")).isEqualTo("say ");
        assertThat(stops.accept("N")).isEmpty();
        assertThat(stops.accept("T")).isEqualTo("ENT");
        assertThat(stops.accept("EN")).isEmpty();
        assertThat(stops.end()).isEqualTo("EN");
        assertThat(stops.reached()).isFalse();
    }

    @Test
    void accept_anOverlappingBeginning_findsTheLaterStop() {
        StopTexts stops = new StopTexts(List.of("aab"));
        assertThat(stops.accept("aa") + stops.accept("a") + stops.accept("b") + stops.accept("more"))
                .isEqualTo("a");
        assertThat(stops.reached()).isTrue();
        assertThat(stops.end()).isEmpty();
    }

    @Test
    void accept_severalStopsInOnePiece_endsBeforeTheFirst() {
        StopTexts stops = new StopTexts(List.of("zz", "two", "one"));
        assertThat(stops.accept("and one and two")).isEqualTo("and ");
        assertThat(stops.reached()).isTrue();
    }

    /** Of texts of one length the first to begin is the first to end, so that pieces make no difference. */
    @Test
    void accept_anyTextInAnyPieces_isTheWholeTextUpToTheFirstStop() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            String text = word(random, 30);
            List<String> texts = List.of(word(random, 4), word(random, 4), word(random, 4));
            StopTexts stops = new StopTexts(texts);
            StringBuilder shown = new StringBuilder();
            for (int start = 0; start < text.length(); ) {
                int end = Math.min(text.length(), start + 1 + random.nextInt(4));
                shown.append(stops.accept(text.substring(start, end)));
                start = end;
            }
            shown.append(stops.end());
            int first = texts.stream()
                    .mapToInt(text::indexOf)
                    .filter(index -> index >= 0)
                    .min()
                    .orElse(text.length());
            assertThat(shown.toString()).isEqualTo(text.substring(0, first));
            assertThat(stops.reached()).isEqualTo(first < text.length());
        }
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < length; index++) {
            word.append((char) ('a' + random.nextInt(2)));
        }
        return word.toString();
    }
}
