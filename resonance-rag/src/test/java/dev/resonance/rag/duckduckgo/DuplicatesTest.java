package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.text.WebAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DuplicatesTest {
    @Test
    void F06_sameSnippetOnTheSameHost_isOneResultWithAnAlternative() {
        List<SearchHit> folded = Duplicates.folded(List.of(
                hit("Login - zeta", "https://zeta.example/login", "The No.1 chat!"),
                hit("Other", "https://other.example/", "Another text."),
                hit("zeta", "https://zeta.example/rooms", "The No.1 chat!")));
        assertThat(folded).extracting(SearchHit::title).containsExactly("Login - zeta", "Other");
        assertThat(folded.getFirst().alternatives())
                .extracting(WebAddress::text)
                .containsExactly("https://zeta.example/rooms");
    }

    @Test
    void F06_sharedLitePage_collapsesItsFirstTwoRows() {
        Fixture.shared("zeta_ddg_lite.html").ifPresent(body -> {
            List<SearchHit> folded = Duplicates.folded(((SearchPage.Found) PageReader.read(body)).hits());
            assertThat(folded).hasSize(9);
            assertThat(folded.getFirst().alternatives()).hasSize(1);
        });
    }

    @Test
    void F06_samePageTwice_isOneResultWithoutAlternatives() {
        assertThat(Duplicates.folded(List.of(
                        hit("A", "https://a.example/?utm_source=x", "One."),
                        hit("B", "https://A.example/#top", "Two."))))
                .singleElement()
                .satisfies(hit -> assertThat(hit.alternatives()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mercury|https://a.example/1|The planet closest to the sun.|Mercury|https://a.example/2|A metal that is liquid.",
                "Java|https://a.example/1|An island of Indonesia.|Java|https://b.example/2|A programming language.",
                "Home|https://a.example/|We sell shoes in Rome.|Home|https://b.example/|We sell hats in Rome.",
                "Python 2|https://p.example/2|Released in 2000.|Python 3|https://p.example/3|Released in 2008.",
                "Paris|https://w.example/fr|Capital of France.|Paris, Texas|https://w.example/tx|A city in Texas.",
                "Login|https://a.example/|Log in.|Login|https://b.example/|Sign in here.",
                "News|https://n.example/a|Storm hits the coast on Monday night.|News|https://n.example/b|Election on Sunday.",
                "Part 1|https://s.example/1|The first part of the story.|Part 2|https://s.example/2|The second part of it.",
                "Empty|https://e.example/1||Empty|https://e.example/2|",
                "Shop|https://one.example/|Same words here.|Store|https://two.example/|Same words here."
            })
    void F06_differentPages_neverCollapse(
            String title1, String url1, String text1, String title2, String url2, String text2) {
        assertThat(Duplicates.folded(List.of(hit(title1, url1, text1), hit(title2, url2, text2))))
                .hasSize(2);
    }

    private static SearchHit hit(String title, String url, @org.jspecify.annotations.Nullable String snippet) {
        return new SearchHit(
                title,
                WebAddress.of(url).orElseThrow(),
                snippet == null ? "" : snippet,
                "",
                Optional.empty(),
                Optional.empty(),
                1,
                List.of());
    }
}
