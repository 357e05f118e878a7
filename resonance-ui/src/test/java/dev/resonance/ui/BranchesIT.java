package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Answers made again and gone on with, questions edited, in a real browser. */
final class BranchesIT extends BrowserTest {
    @Test
    void row04_regenerate_keepsTheOldAnswerReachable() {
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);

        page.locator(".answer").getByText("Regenerate").click();
        assertThat(page.locator(".answer .branches")).containsText("2/2");
        BrowserPages.awaitAnswer(page);
        page.locator(".answer").getByLabel("Previous version").click();

        assertThat(page.locator(".answer .branches")).containsText("1/2");
        assertThat(page.locator(".question")).hasCount(1);
        page.reload();
        assertThat(page.locator(".answer .branches")).containsText("1/2");
    }

    @Test
    void row05_editedQuestion_opensABranchAndTheOldTurnsComeBack() {
        for (String text : List.of("One", "Two")) {
            BrowserPages.send(page, text);
            page.locator(".question .body:text-is('" + text + "')").waitFor();
            BrowserPages.awaitAnswer(page);
        }
        page.locator(".question").first().hover();
        page.locator(".question .edit").first().click();
        page.locator(".editor textarea").fill("Uno");
        page.locator(".editor .save").click();

        assertThat(page.locator(".question .body")).hasText("Uno");
        BrowserPages.awaitAnswer(page);
        page.locator(".question").hover();
        page.locator(".question").getByLabel("Previous version").click();
        assertThat(page.locator(".question .body")).hasText(new String[] {"One", "Two"});
    }

    @Test
    void row06_continue_goesOnInTheSameMessage() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);
        page.getByLabel("Stop").click();
        page.locator(".answer .status").waitFor();
        String part = page.locator(".answer .body").innerText().strip();

        page.locator(".answer .continue").click();

        page.waitForCondition(() -> {
            String now = page.locator(".answer .body").innerText().strip();
            return now.startsWith(part) && now.length() > part.length();
        });
        assertThat(page.locator(".answer")).hasCount(1);
        page.getByLabel("Stop").click();
        page.locator(".answer .status").waitFor();
    }

    @Test
    void row35_meter_tellsWhatFilledTheWindow() {
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);
        assertThat(page.locator(".meter")).hasText(Pattern.compile("\\d+ / 1024"));

        page.locator(".meter").click();

        assertThat(page.locator(".window .parts")).containsText("Kept free for the next answer");
    }
}
