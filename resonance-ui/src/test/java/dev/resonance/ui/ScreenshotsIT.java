package dev.resonance.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Makes the pictures of the documentation. They go to the build folder; with {@code -Dscreenshots=FOLDER} there:
 * {@code ./mvnw verify -Pbrowser -pl resonance-ui -Dit.test=ScreenshotsIT -Dscreenshots=../docs/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreenshotsIT {
    private final Path folder = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private BrowserPages pages;
    private BrowserPages nano;

    @BeforeAll
    void open() {
        pages = BrowserPages.open(Duration.ofMillis(30));
        nano = BrowserPages.open(DemoAssistant.nano());
        nano.resonance().newChat().send("Tell me a joke");
        nano.resonance().newChat().send("What can you do?");
        pages.resonance().newChat().send("Parse a CSV in Java");
        pages.resonance().newChat().send("A very long title of a conversation that must be cut off somewhere");
    }

    @AfterAll
    void close() {
        pages.close();
        nano.close();
    }

    @Test
    void empty_light() throws Exception {
        shoot(nano.visit(), "empty-light");
    }

    @Test
    void empty_dark() throws Exception {
        shoot(nano.visit(nano.context(1280, 820, ColorScheme.DARK)), "empty-dark");
    }

    @Test
    void empty_mobile() throws Exception {
        shoot(nano.visit(nano.telephone(ColorScheme.LIGHT)), "empty-mobile");
    }

    @Test
    void nano_answersFromSources() throws Exception {
        Page page = nano.visit();
        BrowserPages.send(page, "How are you?");
        BrowserPages.awaitAnswer(page);
        searching(page);
        BrowserPages.send(page, "What is photosynthesis?");
        page.waitForCondition(() -> page.locator(".answer .figures").count() == 2);
        page.locator("a.cite").first().click();
        page.locator(".panel li.current").waitFor();
        page.mouse().move(640, 500);
        shoot(page, "nano-sources");
    }

    @Test
    void streaming() throws Exception {
        Page page = pages.visit();
        searching(page);
        BrowserPages.send(page, "How do tides work? Show me a small Java loop too.");
        page.locator(".answer .code").waitFor();
        shoot(page, "streaming");
    }

    @Test
    void conversation_withSources() throws Exception {
        conversation(pages.context(1280, 820, ColorScheme.LIGHT), "conversation-light");
    }

    @Test
    void conversation_dark() throws Exception {
        conversation(pages.context(1280, 820, ColorScheme.DARK), "conversation-dark");
    }

    @Test
    void conversation_mobile() throws Exception {
        conversation(pages.telephone(ColorScheme.DARK), "conversation-mobile");
    }

    @Test
    void drawer_mobile() throws Exception {
        Page page = pages.visit(pages.telephone(ColorScheme.LIGHT));
        page.locator("vaadin-drawer-toggle").click();
        page.locator(".sidebar .brand").waitFor();
        shoot(page, "drawer-mobile");
    }

    @Test
    void settings_dialog() throws Exception {
        Page page = pages.visit();
        page.locator(".top [aria-label=Settings]").click();
        page.locator(".settings").waitFor();
        shoot(page, "settings");
    }

    @Test
    void attachments_withPreview() throws Exception {
        Page page = pages.visit();
        page.setInputFiles(".composer input[type=file]", new FilePayload[] {
            new FilePayload("tide-tables.pdf", "application/pdf", SamplePdf.of("Tide tables", 14)),
            new FilePayload("notes.txt", "text/plain", "High water at noon.".getBytes(UTF_8)),
            new FilePayload("tool.exe", "application/octet-stream", new byte[] {'M', 'Z', 0, 1, 2})
        });
        page.locator(".composer .file.refused").waitFor();
        page.waitForCondition(() -> page.locator(".composer .file .open").count() == 2);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Files.createDirectories(folder).resolve("attachments.png")));
        page.locator(".composer .file .open").first().click();
        page.locator(".preview img.page").first().waitFor();
        shoot(page, "attachment-preview");
    }

    @Test
    void branches_andTheWindow() throws Exception {
        Page page = pages.visit(pages.context(1280, 820, ColorScheme.DARK));
        searching(page);
        BrowserPages.send(page, "How do tides work? Show me a small Java loop too.");
        BrowserPages.awaitAnswer(page);
        page.locator(".answer").getByText("Regenerate").click();
        page.locator(".answer .branches").waitFor();
        BrowserPages.awaitAnswer(page);
        page.locator(".meter").click();
        page.locator(".window .parts").waitFor();
        shoot(page, "branches-window");
    }

    private void conversation(BrowserContext context, String name) throws Exception {
        Page page = pages.visit(context);
        searching(page);
        BrowserPages.send(page, "How do tides work? Show me a small Java loop too.");
        BrowserPages.awaitAnswer(page);
        page.locator(".composer .toggle").click();
        BrowserPages.send(page, "Thanks!");
        page.waitForCondition(() -> page.locator(".answer .figures").count() == 2);
        shoot(page, name);
    }

    private static void searching(Page page) {
        page.locator(".composer .toggle").click();
        page.locator(".composer .toggle[aria-pressed=true]").waitFor();
    }

    private void shoot(Page page, String name) throws Exception {
        Files.createDirectories(folder);
        page.waitForTimeout(700); // motion has come to rest
        Path file = folder.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(file).isNotEmptyFile();
        page.context().close();
    }
}
