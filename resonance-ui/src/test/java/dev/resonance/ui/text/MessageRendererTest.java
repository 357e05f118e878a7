package dev.resonance.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageRendererTest {
    @Test
    void row01_growingText_endsInTheSameBlocksAsTheWhole() {
        String text =
                "# Title\n\nA **bold** word, [1] and `code`.\n\n```java\nint a = 1;\n```\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        List<Block> last = List.of();
        for (int end = 1; end <= text.length(); end++) {
            last = render(text.substring(0, end));
        }

        assertThat(last).isEqualTo(render(text)).hasSize(5);
        assertThat(html(text)).contains("<strong>bold</strong>", "<code>code</code>", "<table>", "<li>one</li>");
    }

    @Test
    void row02_fence_becomesCodeWithItsLanguageAndExactText() {
        assertThat(render("```Java\nint a  = 1;\n\n\tb();\n```"))
                .containsExactly(new Block.Code("java", "int a  = 1;\n\n\tb();\n"));
    }

    @Test
    void row02_openFence_isCodeAlreadyWhileItStreams() {
        assertThat(render("```py\nprint(1)")).containsExactly(new Block.Code("py", "print(1)\n"));
    }

    @Test
    void row11_citation_isALinkOnlyWhereTheSourceIsKnown() {
        assertThat(html("It is so [2]. Not [7]. See [1][2]"))
                .contains("href=\"#src-m-2\"", "aria-label=\"Source 2\"", "[7]")
                .doesNotContain("#src-m-7");
        assertThat(html("It is so [2].").split("class=\"cite\"", -1)).hasSize(2);
    }

    @Test
    void row11_citation_inCodeStaysCode() {
        assertThat(html("`a[1]`")).contains("<code>a[1]</code>").doesNotContain("cite");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>body{display:none}</style>",
                "<div style=\"position:fixed;background:url(http://evil.example/x)\">x</div>",
                "<form action=\"http://evil.example\"><input name=a></form>",
                "<vaadin-dialog opened></vaadin-dialog>",
                "<script>alert(1)</script>",
                "a <img src=http://evil.example/x.png onerror=alert(1)> b",
                "<iframe src=\"javascript:alert(1)\"></iframe>",
                "<!-- c --><svg onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>"
            })
    void row40_markupInTheText_isShownAsText(String hostile) {
        String html = html("Before\n\n" + hostile + "\n\n`" + hostile + "`");

        assertThat(html.replaceAll("</?(p|code|br|a)( [^>]*)?>", "")).doesNotContain("<");
        assertThat(html).contains("&lt;").doesNotContainPattern("<a [^>]*javascript:");
    }

    @Test
    void row40_picture_becomesALinkAndNothingIsLoaded() {
        assertThat(html("![cat](https://evil.example/cat.png)"))
                .contains("href=\"https://evil.example/cat.png\"", ">cat</a>")
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//evil.example",
                "JaVaScRiPt:alert(1)"
            })
    void row40_link_toAnythingButTheWebIsPlainText(String address) {
        assertThat(html("[click](" + address + ")")).contains("click").doesNotContain("<a ");
    }

    @Test
    void row40_link_opensApartAndTellsNothing() {
        assertThat(html("[site](https://example.org/a?b=c&d=e) and https://example.org"))
                .contains(
                        "target=\"_blank\"",
                        "rel=\"noopener noreferrer nofollow\"",
                        "href=\"https://example.org/a?b=c&amp;d=e\"");
    }

    @Test
    void lineBreak_inAParagraphStaysOne() {
        assertThat(html("one\ntwo")).contains("one<br>\ntwo");
    }

    private static List<Block> render(String markdown) {
        return MessageRenderer.render(markdown, "m", Set.of(1, 2));
    }

    private static String html(String markdown) {
        StringBuilder html = new StringBuilder();
        for (Block block : render(markdown)) {
            html.append(block instanceof Block.Prose prose ? prose.html() : "");
        }
        return html.toString();
    }
}
