package dev.resonance.storage.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.resonance.conversation.AttachmentRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTextTest {
    @TempDir
    private Path folder = Path.of("");

    private FileText texts = FileText.workingIn(folder);

    @BeforeEach
    void makeReader() {
        texts = FileText.workingIn(folder.resolve("work"));
    }

    @Test
    void read_aPdfAndAWordFile_givesTheirText() throws IOException {
        assertThat(texts.read(file("a.pdf", SampleFiles.pdf("The wren sings."))))
                .isEqualTo("The wren sings.");
        assertThat(texts.read(file("a.docx", SampleFiles.word("The owl hunts."))))
                .isEqualTo("The owl hunts.");
    }

    @Test
    void read_whatHasNoText_isRefused() throws IOException {
        Path picture = file("a.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        Path damaged = file("b.pdf", "%PDF-1.4\n1 0 obj".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> texts.read(picture))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("a picture has no text");
        assertThatThrownBy(() -> texts.read(damaged))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("it is damaged");
        assertThatThrownBy(() -> texts.read(folder.resolve("missing.pdf")))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("'missing.pdf'");
    }

    @Test
    void html_ofNothingButTabs_isReadAtOnce() {
        String html = "<p>x" + "\t".repeat(2_000_000) + "x</p>\n \n <p>y</p>";

        String text = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> HtmlText.of(html));

        assertThat(text).startsWith("x").endsWith("x\n\ny");
    }

    @Test
    void reads_toldByTheNamesEnd() {
        assertThat(texts.reads("Paper.PDF")).isTrue();
        assertThat(texts.reads("letter.docx")).isTrue();
        assertThat(texts.reads("picture.png")).isFalse();
        assertThat(texts.reads("pdf")).isFalse();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
