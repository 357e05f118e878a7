package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.NewMessage;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Conversations, settings and shortcuts, in a real browser. */
final class ChatIT extends BrowserTest {
    @Test
    void row14_settings_areCheckedKeptAndReset() {
        page.locator(".top [aria-label=Settings]").click();
        Locator temperature = page.getByLabel("Temperature");
        temperature.fill("3");
        page.locator("vaadin-dialog vaadin-button:has-text('Save')").click();
        assertThat(page.locator(".form-problem")).containsText("out of range");
        temperature.fill("0");
        page.getByLabel("Seed").fill("42");
        page.locator("vaadin-dialog vaadin-button:has-text('Save')").click();
        assertThat(page.locator(".settings")).isHidden();

        page.reload();
        page.locator(".top [aria-label=Settings]").click();

        assertThat(page.getByLabel("Seed")).hasValue("42");
        page.locator("vaadin-dialog vaadin-button:has-text('Reset')").click();
        assertThat(page.locator(".settings")).isHidden();
        page.locator(".top [aria-label=Settings]").click();
        assertThat(page.getByLabel("Seed")).hasValue("");
    }

    @Test
    void row14_sameSeedAndSettings_giveTheSameAnswer() {
        try (BrowserPages own = BrowserPages.open(DemoAssistant.nano())) {
            Page asked = own.visit();

            String first = drawn(asked, own, "7");
            String again = drawn(asked, own, "7");
            String other = drawn(asked, own, "8");

            assertThat(again).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
        }
    }

    /** What a new chat is answered with, at settings where hardly two answers are alike. */
    private static String drawn(Page asked, BrowserPages own, String seed) {
        asked.navigate(own.address());
        asked.locator(".top [aria-label=Settings]").click();
        asked.getByLabel("Temperature").fill("1.5");
        asked.getByLabel("Top-k").fill("0");
        asked.getByLabel("Seed").fill(seed);
        asked.locator("vaadin-dialog vaadin-button:has-text('Save')").click();
        assertThat(asked.locator(".settings")).isHidden();
        BrowserPages.send(asked, "Tell me a story about a fox.");
        BrowserPages.awaitAnswer(asked);
        return asked.locator(".answer .body").innerText();
    }

    @Test
    void row17_search_opensTheFirstHitWithItsWordsMarked() {
        BrowserPages.send(page, "A zebra crossing");
        BrowserPages.awaitAnswer(page);
        page.locator(".new-chat").click();
        page.locator(".welcome").waitFor();
        page.getByLabel("Search conversations").fill("zebra");
        assertThat(page.locator(".history .row")).hasCount(1);

        page.keyboard().press("Enter");

        assertThat(page.locator(".question .body")).hasText("A zebra crossing");
        page.waitForFunction("() => CSS.highlights.get('found')?.size === 1");
    }

    @Test
    void row17_hitFarAboveWhatIsShownAtFirst_opensThere() {
        ConversationStore store = pages.resonance().store();
        String id = store.create("A long one").id();
        for (int i = 0; i < 100; i++) {
            store.append(id, NewMessage.user("Line " + i + (i == 7 ? " with the Ünique word" : " of many")));
        }
        page.reload();
        page.getByLabel("Search conversations").fill("unique");
        assertThat(page.locator(".history .row mark")).hasText("Ünique");

        page.locator(".history .row a").click();

        assertThat(page.locator(".sought .body")).hasText("Line 7 with the Ünique word");
        assertThat(page.locator(".sought .body")).isInViewport();
        page.waitForFunction("() => CSS.highlights.get('found')?.size === 1");
        page.waitForTimeout(500);
        assertThat(page.locator(".sought .body")).isInViewport();
        page.reload();
        assertThat(page.locator(".sought .body")).isInViewport();
    }

    @Test
    void row23_export_savesAFile() {
        BrowserPages.send(page, "Export me");
        BrowserPages.awaitAnswer(page);
        page.locator(".history .row.current .more").click();

        Download file = page.waitForDownload(() ->
                page.locator("vaadin-context-menu-item:has-text('Export')").click());

        assertThat(file.suggestedFilename()).isEqualTo("conversation.md");
    }

    @Test
    void row18_rename_byKeyboardKeepsOnEnterAndRestoresOnEscape() {
        BrowserPages.send(page, "Rename me");
        BrowserPages.awaitAnswer(page);
        Locator link = page.locator(".history .row.current a");
        link.press("F2");
        page.locator(".history .row input").fill("Not this");
        page.keyboard().press("Escape");
        assertThat(link).hasText("Rename me");

        link.press("F2");
        page.locator(".history .row input").fill("Better name");
        page.keyboard().press("Enter");

        assertThat(page.locator(".history .row.current a")).hasText("Better name");
        assertThat(page.locator(".top h1")).hasText("Better name");
    }

    @Test
    void row18_rename_isNotEndedByOtherConversations() {
        BrowserPages.send(page, "Rename me");
        BrowserPages.awaitAnswer(page);
        page.locator(".history .row.current a").press("F2");
        Locator title = page.locator(".history .row input");
        title.fill("Better name");

        Page other = pages.visit();
        BrowserPages.send(other, "News for every list");
        BrowserPages.awaitAnswer(other);
        other.context().close();

        assertThat(title).hasValue("Better name");
        title.press("Enter");
        assertThat(page.locator(".history .row.current a")).hasText("Better name");
        assertThat(page.locator(".history .row a:has-text('News for every list')"))
                .isVisible();
    }

    @Test
    void row20_delete_canBeUndone() {
        BrowserPages.send(page, "Delete me please");
        BrowserPages.awaitAnswer(page);
        page.locator(".history .row.current .more").click();
        page.locator("vaadin-context-menu-item:has-text('Delete')").click();
        assertThat(page.locator(".history .row a:has-text('Delete me please')")).hasCount(0);
        page.locator(".welcome").waitFor();

        page.locator("button.undo").click();

        assertThat(page.locator(".history .row a:has-text('Delete me please')")).hasCount(1);
    }

    @Test
    void row27_shortcuts_workAndTheHelpListsThem() {
        page.keyboard().press("Control+k");
        assertThat(page.getByLabel("Search conversations")).isFocused();
        page.keyboard().press("Control+/");
        assertThat(page.locator(".keys kbd")).hasCount(14);
        page.keyboard().press("Escape");
        page.keyboard().press("Control+b");
        assertThat(page.locator("vaadin-app-layout")).not().hasAttribute("drawer-opened", "");
        BrowserPages.send(page, "Hi");
        BrowserPages.awaitAnswer(page);
        page.keyboard().press("Control+Shift+O");
        page.locator(".welcome").waitFor();
    }

    @Test
    void row30_suggestion_isSentAndTheWelcomeIsGone() {
        page.locator(".suggestion").first().click();
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".welcome")).hasCount(0);
        assertThat(page.locator(".question .body")).hasText("How are you?");
        assertThat(page).hasURL(Pattern.compile(".*/c/[\\w-]+"));
    }
}
