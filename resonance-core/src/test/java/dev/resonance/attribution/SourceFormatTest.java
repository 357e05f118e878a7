package dev.resonance.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.resonance.retrieval.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
    private static final String TITLE =
            "Free](javascript:alert(1)) <b>\"x\"</b>\n2. [more](https://evil.example)\u202e\u001b[2J";
    private static final Source HOSTILE =
            new Source(1, TITLE, "https://e.example/a(b)>c", "e.example", "A \"snippet\"\u0000.", true);
    private static final Source SCRIPT = new Source(2, "Click", "javascript:alert(1)", "notes.txt", "x", true);

    @Test
    void F20_markdown_hostileTitleIsNoMarkup() {
        String text = SourceFormat.MARKDOWN.render(List.of(HOSTILE, SCRIPT));
        assertThat(text.lines())
                .containsExactly(
                        "1. [Free\\]\\(javascript\\:alert\\(1\\)\\) \\<b\\>\\\"x\\\"\\<\\/b\\> 2. \\[more\\]\\(https\\:\\/\\/evil.example\\)\\[2J]"
                                + "(<https://e.example/a(b)%3Ec>)",
                        "2. Click, notes.txt");
    }

    @Test
    void F20_plain_hostileTitleStaysInItsLineAndMovesNoCursor() {
        String text = SourceFormat.PLAIN.render(List.of(HOSTILE, SCRIPT));
        assertThat(text.lines()).hasSize(2).last().isEqualTo("[2] Click  notes.txt");
        assertThat(text).doesNotContain("\u001b", "\u202e", "javascript:alert(1)  ");
    }

    @Test
    void F20_json_hostileTitleIsAString() {
        var fields = JsonParser.parseString(SourceFormat.JSON.render(List.of(HOSTILE, SCRIPT)))
                .getAsJsonArray();
        assertThat(fields).hasSize(2);
        assertThat(fields.get(0).getAsJsonObject().get("title").getAsString())
                .startsWith("Free](javascript:alert(1)) <b>\"x\"</b> 2.");
        assertThat(fields.get(1).getAsJsonObject().get("url").getAsString()).isEmpty();
    }

    @Test
    void F20_noSources_giveNoLines() {
        assertThat(SourceFormat.MARKDOWN.render(List.of())).isEmpty();
        assertThat(SourceFormat.PLAIN.render(List.of())).isEmpty();
        assertThat(SourceFormat.JSON.render(List.of())).isEqualTo("[]");
    }
}
