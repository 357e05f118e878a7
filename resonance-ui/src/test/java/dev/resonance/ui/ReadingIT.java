package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.resonance.conversation.MessageStatus;
import org.junit.jupiter.api.Test;

/** Reading while text comes, reloads, other tabs, in a real browser. */
final class ReadingIT extends BrowserTest {
    @Test
    void row31_readerWhoScrolledUp_isNotMovedAndCanReturn() {
        for (int i = 0; i < 3; i++) {
            BrowserPages.send(page, "Something long " + i);
            page.waitForCondition(() -> page.locator(".answer .figures").count() > 0);
            page.locator(".answer:last-child .figures").waitFor();
        }
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);
        page.locator(".transcript").hover();
        page.waitForCondition(() -> {
            page.mouse().wheel(0, -150); // a turn of the wheel can get lost while a machine is busy
            return page.locator("button.to-end").isVisible();
        });
        page.waitForTimeout(300); // the wheel's own way
        Object before = page.evaluate("document.querySelector('.transcript').scrollTop");
        int read = page.locator(".answer.streaming .body").innerText().length();
        page.waitForCondition(
                () -> page.locator(".answer:last-child .body").innerText().length() > read + 100);

        assertThat(page.evaluate("document.querySelector('.transcript').scrollTop"))
                .isEqualTo(before);
        page.locator("button.to-end").click();
        BrowserPages.awaitAnswer(page);
        page.waitForFunction("""
                () => { const t = document.querySelector('.transcript');
                return t.scrollHeight - t.clientHeight - t.scrollTop <= 48; }
                """);
    }

    @Test
    void row33_reloadInMidAnswer_goesOnFromTheText() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);

        page.reload();

        assertThat(page.locator(".answer .body")).containsText("A long answer.");
        BrowserPages.awaitAnswer(page);
        assertThat(page.locator(".answer .body").innerText().strip())
                .isEqualTo("A long answer. ".repeat(160).strip());
    }

    @Test
    void row33_secondTab_showsTheSameText() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);
        Page second = context.newPage();
        second.navigate(page.url());
        BrowserPages.awaitAnswer(second);
        BrowserPages.awaitAnswer(page);

        assertThat(second.locator(".answer .body").innerHTML())
                .isEqualTo(page.locator(".answer .body").innerHTML());
    }

    @Test
    void row34_closingTheTab_doesNotStopTheAnswer() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);
        String id = newest().id();

        page.close();

        pages.resonance().activeReply(id).ifPresent(reply -> reply.await());
        assertThat(newest().messages().getLast().status()).isEqualTo(MessageStatus.COMPLETE);
    }
}
