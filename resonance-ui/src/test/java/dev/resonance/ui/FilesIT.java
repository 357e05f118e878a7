package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files: dropped, pasted, chosen, looked into, in a real browser. */
final class FilesIT extends BrowserTest {
    @Test
    void row24_droppedFile_becomesAChipAndGoesWithTheMessage() {
        drop("notes.txt", "text/plain", "The lighthouse of Greyholm is 31 metres tall.");
        assertThat(page.locator(".composer .file .name")).hasText("notes.txt");
        assertThat(page.locator(".composer .file .more")).hasText("45 B");

        BrowserPages.send(page, "How tall is the lighthouse of Greyholm?");
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".question .file .name")).hasText("notes.txt");
        assertThat(page.locator(".composer .file")).hasCount(0);
        assertThat(page.locator("button.source")).containsText("notes.txt");
    }

    @Test
    void row24_pastedPictureAndLongText_becomeFiles() {
        pastePicture();
        assertThat(page.locator(".composer .file .name")).containsText("pasted-");
        assertThat(page.locator(".composer .unread-note")).hasText("The model cannot see pictures");

        page.evaluate("navigator.clipboard.writeText('long text '.repeat(500))");
        page.locator(".composer textarea").focus();
        page.keyboard().press("Control+v");
        page.getByText("Attach as file").click();

        assertThat(page.locator(".composer .file")).hasCount(2);
        assertThat(page.locator(".composer .file .name").last()).hasText("pasted-text.txt");
        assertThat(page.locator(".composer textarea")).hasValue("");
    }

    @Test
    void row25_badFile_saysWhyAndCanBeTakenAway() {
        drop("huge.txt", "text/plain", "x".repeat(2_100_000));
        drop("tool.exe", "application/octet-stream", "MZ\u0000\u0001\u0002\u0003");
        assertThat(page.locator(".composer .file.refused .more"))
                .hasText(new String[] {"Too large", "Not a kind of file that can be read"});

        page.getByLabel("Remove huge.txt").click();
        assertThat(page.locator(".composer .file")).hasCount(1);
        BrowserPages.send(page, "Hi");
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".question .file")).hasCount(0);
    }

    @Test
    void row26_preview_showsTheTextAndEscapeReturnsToTheChip() {
        drop("notes.txt", "text/plain", "First line\nSecond line");
        Locator chip = page.locator(".composer .file .open");
        chip.click();
        assertThat(page.locator(".preview .pane pre")).hasText("First line\nSecond line");

        page.keyboard().press("Escape");

        assertThat(page.locator(".preview .pane")).hasCount(0);
        assertThat(chip).isFocused();
    }

    @Test
    void row26_preview_showsAPictureInFullSize() {
        pastePicture();
        page.locator(".composer .file .open").click();

        page.waitForFunction("() => document.querySelector('.preview img')?.naturalWidth === 40");
        page.keyboard().press("Escape");
        assertThat(page.locator(".preview .pane")).hasCount(0);
    }

    @Test
    void row26_preview_drawsThePagesOfAPdf() {
        drop("sheet.pdf", "application/pdf", new String(SamplePdf.of("Sheet", 3), US_ASCII));
        page.locator(".composer .file .open").click();

        Locator sheet = page.locator(".preview img.page");
        assertThat(sheet).hasAttribute("alt", "Page 1 of 1");
        page.waitForFunction("() => document.querySelector('.preview img.page').naturalWidth >= 1199");
    }

    @Test
    void row30_suggestionOfAFile_attachesItAndAnswersFromIt() {
        page.locator(".suggestion:has-text('Greyholm')").click();
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".question .file .name")).hasText("greyholm-lighthouse.txt");
        assertThat(page.locator("button.source").first()).containsText("greyholm-lighthouse.txt");
    }

    @Test
    void row30_suggestionOfAFile_isAnsweredRightByTheBundledModel() {
        try (BrowserPages own = BrowserPages.open(DemoAssistant.nano())) {
            Page asked = own.visit();
            asked.locator(".suggestion:has-text('Greyholm')").click();
            BrowserPages.awaitAnswer(asked);

            assertThat(asked.locator(".answer .body")).containsText("a tower of 31 metres on the island of Greyholm");
        }
    }

    /** 40 by 30. */
    private void pastePicture() {
        page.evaluate("""
                async () => {
                const canvas = Object.assign(document.createElement('canvas'), {width: 40, height: 30});
                const blob = await new Promise(done => canvas.toBlob(done));
                const data = new DataTransfer();
                data.items.add(new File([blob], 'image.png', {type: 'image/png'}));
                document.querySelector('.composer textarea').dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: data, bubbles: true, composed: true, cancelable: true})); }
                """);
    }

    private void drop(String name, String type, String text) {
        page.evaluate("""
                ([name, type, text]) => {
                const data = new DataTransfer();
                data.items.add(new File([text], name, {type}));
                for (const kind of ['dragenter', 'dragover', 'drop'])
                  document.querySelector('.transcript').dispatchEvent(
                  new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})); }
                """, List.of(name, type, text));
        page.locator(".composer .file:not(.arriving) .name:text-is('" + name + "')")
                .waitFor();
    }
}
