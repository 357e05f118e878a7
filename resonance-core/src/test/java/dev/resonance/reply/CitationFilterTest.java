package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CitationFilterTest {
    @Test
    void accept_citationsOfSourcesAndOfNone_dropsTheLatter() {
        assertThat(filtered(3, "Yes [1], no [4][0], both [2][3].")).isEqualTo("Yes [1], no , both [2][3].");
    }

    @Test
    void accept_aCitationInPieces_isHeldUntilItIsDecided() {
        CitationFilter filter = new CitationFilter(sources(2, 2));
        assertThat(filter.accept("a [")).isEqualTo("a ");
        assertThat(filter.accept("2")).isEmpty();
        assertThat(filter.accept("] b")).isEqualTo("[2] b");
        assertThat(filter.accept("[9")).isEmpty();
        assertThat(filter.accept("]")).isEmpty();
        assertThat(filter.end()).isEmpty();
    }

    @Test
    void accept_bracketsThatAreNoCitations_passesThemOn() {
        for (String text :
                List.of("[x]", "[]", "[[1]", "[ 1]", "[12345]", "a[", "[1", "[1 ]", "x[2024-01-01]", "[[[")) {
            assertThat(filtered(1, text)).isEqualTo(text);
        }
    }

    @Test
    void accept_anyPieces_givesTheSame() {
        String text = "[[1] and [7] [12][3] or [1][ [2";
        String whole = filtered(2, text);
        for (int size = 1; size < 6; size++) {
            CitationFilter filter = new CitationFilter(sources(2, 2));
            StringBuilder shown = new StringBuilder();
            for (int start = 0; start < text.length(); start += size) {
                shown.append(filter.accept(text.substring(start, Math.min(text.length(), start + size))));
            }
            assertThat(shown + filter.end()).isEqualTo(whole);
        }
    }

    @Test
    void accept_withoutSources_passesEverythingOn() {
        assertThat(filtered(0, "array[7]")).isEqualTo("array[7]");
    }

    @Test
    void accept_aSourceThatTheModelDidNotSee_dropsTheCitation() {
        CitationFilter some = new CitationFilter(sources(3, 1));
        assertThat(some.accept("[1][2]") + some.end()).isEqualTo("[1]");
        CitationFilter none = new CitationFilter(sources(3, 0));
        assertThat(none.accept("[1][2]") + none.end()).isEmpty();
    }

    private static String filtered(int sources, String text) {
        CitationFilter filter = new CitationFilter(sources(sources, sources));
        return filter.accept(text) + filter.end();
    }

    private static List<Source> sources(int count, int used) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Source(number, "title", "", "", "text", number <= used))
                .toList();
    }
}
