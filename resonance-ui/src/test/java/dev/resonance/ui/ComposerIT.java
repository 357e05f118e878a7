package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Keys, drafts and long texts in the field, in a real browser. */
final class ComposerIT extends BrowserTest {
    @Test
    void row39_enterInsideAnInputMethod_doesNotSend() {
        page.locator(".composer textarea").fill("nihon");
        page.evaluate("""
                () => { const t = document.querySelector('.composer textarea');
                for (const init of [{key: 'Enter', isComposing: true}, {key: 'Enter', keyCode: 229}])
                  t.dispatchEvent(new KeyboardEvent('keydown', {...init, bubbles: true, composed: true, cancelable: true})); }
                """);
        page.waitForTimeout(300);
        assertThat(page.locator(".question")).hasCount(0);

        page.locator(".composer textarea").press("Shift+Enter");
        page.keyboard().type("go");
        assertThat(page.locator(".composer textarea")).hasValue("nihon\ngo");
        page.keyboard().press("Enter");
        assertThat(page.locator(".question .body")).hasText("nihon\ngo");
    }

    @Test
    void row39_touchKeyboard_enterIsANewLineAndTheButtonSends() {
        try (BrowserContext telephone = pages.telephone(ColorScheme.LIGHT)) {
            Page phone = pages.visit(telephone);
            phone.locator(".composer textarea").fill("one");
            phone.locator(".composer textarea").press("End");
            phone.keyboard().press("Enter");
            phone.keyboard().type("two");
            assertThat(phone.locator(".composer textarea")).hasValue("one\ntwo");

            phone.locator(".composer .send").click();

            assertThat(phone.locator(".question .body")).hasText("one\ntwo");
        }
    }

    @Test
    void row41_draft_survivesReloadAndSwitchingChats() {
        BrowserPages.send(page, "Hi");
        BrowserPages.awaitAnswer(page);
        String address = page.url();
        Locator field = page.locator(".composer textarea");
        field.pressSequentially("for this chat");
        page.waitForFunction("() => Object.values(localStorage).includes('for this chat')");
        page.reload();
        assertThat(field).hasValue("for this chat");

        page.locator(".new-chat").click();
        page.locator(".welcome").waitFor();
        assertThat(field).hasValue("");
        field.pressSequentially("for a new one");
        page.waitForFunction("() => Object.values(localStorage).includes('for a new one')");
        page.navigate(address);
        assertThat(field).hasValue("for this chat");
        field.press("Enter");
        page.waitForFunction("() => !Object.values(localStorage).includes('for this chat')");
    }

    @Test
    void row41_wordsTypedRightAfterTheFirstMessage_stayInTheField() {
        Locator field = page.locator(".composer textarea");
        field.fill("Hi");
        page.evaluate("""
                () => { document.querySelector('.composer .send').click();
                document.querySelector('.composer vaadin-text-area').value = 'and then'; }
                """);
        BrowserPages.awaitText(page);

        assertThat(field).hasValue("and then");
        page.locator(".new-chat").click();
        page.locator(".welcome").waitFor();
        assertThat(field).hasValue("");
    }

    @Test
    void row27_arrowUpInTheEmptyField_editsTheLastMessage() {
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);
        page.locator(".composer textarea").press("ArrowUp");
        Locator editor = page.locator(".question .editor textarea");
        assertThat(editor).hasValue("How do tides work?");
        editor.press("Escape");
        assertThat(page.locator(".question .editor")).hasCount(0);

        page.locator(".composer textarea").press("ArrowUp");
        editor.fill("Hello");
        editor.press("Enter");

        assertThat(page.locator(".question .body")).hasText("Hello");
        assertThat(page.locator(".question .branches")).containsText("2/2");
    }

    @Test
    void row46_temporaryChat_isGoneAfterAReload() {
        page.locator(".top .temporary").click();
        assertThat(page.locator(".not-kept")).isVisible();
        BrowserPages.send(page, "Do not keep this");
        BrowserPages.awaitAnswer(page);
        assertThat(page.locator(".question .body")).hasText("Do not keep this");
        assertThat(page.locator(".history .row a:has-text('Do not keep this')")).hasCount(0);

        page.reload();

        page.locator(".welcome").waitFor();
        assertThat(page.locator(".question")).hasCount(0);
    }
}
