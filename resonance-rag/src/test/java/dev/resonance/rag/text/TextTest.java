package dev.resonance.rag.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void line_invisibleCharacters_areRemoved() {
        assertThat(PlainText.line("a\u200bb\u202ec\u2066d\ufeffe\u0007f\udb40\udc41g\ud800h\u00adi"))
                .isEqualTo("abcdefghi");
    }

    @Test
    void line_whiteSpaceOfAllKinds_isOneSpace() {
        assertThat(PlainText.line("  a \t\r\n b\u00a0\u3000c\u2028d  ")).isEqualTo("a b c d");
    }

    @Test
    void line_decomposedLetters_areComposed() {
        assertThat(PlainText.line("e\u0301\u1112\u1161\u11ab")).isEqualTo("é한");
    }

    @Test
    void line_emoji_staysWhole() {
        assertThat(PlainText.line("ok 👍🏽 done")).isEqualTo("ok 👍🏽 done");
        assertThat(PlainText.line("👍".repeat(20), 10)).doesNotContain("?").hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void writtenText_markdown_becomesSectionsOfPlainText() {
        DocumentText document = WrittenText.of("""
                # The `Rust` Book

                *Rust* is a **fast** language; see [its site](https://rust-lang.org).

                ## Install

                1. Download it
                2. Run it

                | tool | use |
                |------|-----|
                | cargo | builds |
                """);
        assertThat(document.title()).isEqualTo("The Rust Book");
        assertThat(document.sections())
                .containsExactly(
                        new Section("The Rust Book", java.util.List.of("Rust is a fast language; see its site.")),
                        new Section(
                                "Install", java.util.List.of("Download it", "Run it", "tool, use", "cargo, builds")));
    }

    @Test
    void writtenText_linesWrappedByHand_areOneParagraph() {
        DocumentText document = WrittenText.of("This is a line that somebody wrapped by hand, as one does in\n"
                + "plain text, so that the sentence goes on.\nShort fact.\nAnother fact.");
        assertThat(document.sections().getFirst().paragraphs())
                .containsExactly(
                        "This is a line that somebody wrapped by hand, as one does in plain text, so that the sentence"
                                + " goes on.",
                        "Short fact.",
                        "Another fact.");
    }

    @Test
    void htmlText_deeplyNestedPage_isReadWithoutOverflow() {
        String page = "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000);
        assertThat(HtmlText.of(Jsoup.parse(page)).sections().getFirst().paragraphs())
                .containsExactly("deep");
    }

    @Test
    void htmlText_table_keepsARowTogether() {
        String page = "<h2>Sizes</h2><table><tr><th>Name<td>Height<tr><td>Tower<td>330 m</table>";
        assertThat(HtmlText.of(Jsoup.parse(page)).sections())
                .containsExactly(new Section("Sizes", java.util.List.of("Name Height", "Tower 330 m")));
    }
}
