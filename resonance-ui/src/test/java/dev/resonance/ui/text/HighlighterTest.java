package dev.resonance.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HighlighterTest {
    @Test
    void row02_java_hasFourKindsOfTokens() {
        String html = Highlighter.html("java", "// note\nint a = 42; String s = \"if\";");

        assertThat(html)
                .contains(
                        "<span class=\"tok-comment\">// note</span>",
                        "<span class=\"tok-keyword\">int</span>",
                        "<span class=\"tok-number\">42</span>",
                        "<span class=\"tok-string\">&quot;if&quot;</span>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "python", "js", "sql", "bash", "json", "html", "css", "go", "rust", "unknown", ""})
    void row02_anyLanguage_keepsTheTextAndEscapesIt(String language) {
        String code = "<b class=\"x\">'unclosed & \"quotes /* and `comments --> # 12.5e3\n\tx";

        String html = Highlighter.html(language, code);

        assertThat(html.replaceAll("</?span[^>]*>", ""))
                .isEqualTo(code.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
    }

    @Test
    void veryLongStrings_doNotOverflowTheStack() {
        String code = "\"" + "a\\n".repeat(20_000);

        assertThat(Highlighter.html("java", code)).contains("tok-string");
    }
}
