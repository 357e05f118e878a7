package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.conversation.MessageStatus;
import org.junit.jupiter.api.Test;

/** Reading while text comes, reloads, other tabs, in a real browser. */
final class ReadingIT extends BrowserTest {
    private static final String AT_END = """
            () => { const t = document.querySelector('.transcript');
            return t.scrollHeight - t.clientHeight - t.scrollTop <= 48; }
            """;

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
        page.waitForFunction(AT_END);
    }

    @Test
    void row31_pageUp_stopsFollowingAtOnce() {
        page.setViewportSize(1000, 480);
        BrowserPages.send(page, "Something endless");
        page.waitForFunction("() => document.querySelector('.answer .body')?.innerText.length > 1500");
        page.locator(".transcript").focus();
        page.keyboard().press("PageUp");

        stayWhileTokensArrive();
    }

    @Test
    void row31_touch_stopsFollowingAtOnce() {
        try (BrowserContext phone = pages.telephone(ColorScheme.LIGHT)) {
            page = pages.visit(phone);
            BrowserPages.send(page, "Something endless");
            page.waitForFunction("() => document.querySelector('.answer .body')?.innerText.length > 1500");

            CDPSession fingers = phone.newCDPSession(page);
            page.waitForCondition(() -> {
                swipeDown(fingers); // a swipe can get lost while a machine is busy
                return page.locator("button.to-end").isVisible();
            });

            stayWhileTokensArrive();
        }
    }

    @Test
    void row31_windowGetsSmaller_theEndStaysInSight() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitAnswer(page);

        page.setViewportSize(1000, 500);

        page.waitForFunction(AT_END);
    }

    /** The reader's place does not move by a pixel while the answer goes on, and the button leads to its end. */
    private void stayWhileTokensArrive() {
        page.locator("button.to-end").waitFor();
        page.waitForTimeout(400); // what is left of the reader's own movement
        Object before = page.evaluate("document.querySelector('.transcript').scrollTop");
        int read = page.locator(".answer .body").innerText().length();
        page.waitForCondition(() -> page.locator(".answer .body").innerText().length() > read + 100);

        assertThat(page.evaluate("document.querySelector('.transcript').scrollTop"))
                .isEqualTo(before);
        page.locator("button.to-end").click();
        page.waitForFunction(AT_END);
        page.getByLabel("Stop").click();
    }

    private static void swipeDown(CDPSession fingers) {
        touch(fingers, "touchStart", 300);
        for (int y = 320; y <= 500; y += 20) {
            touch(fingers, "touchMove", y);
        }
        touch(fingers, "touchEnd", 0);
    }

    private static void touch(CDPSession fingers, String type, int y) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        JsonArray points = new JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", 200);
            point.addProperty("y", y);
            points.add(point);
        }
        event.add("touchPoints", points);
        fingers.send("Input.dispatchTouchEvent", event);
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
