package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rows of the feature table that only a real browser can show. Each test is a fresh visitor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChatIT {
    private BrowserPages pages;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void open() {
        pages = BrowserPages.open(Duration.ofMillis(15));
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @BeforeEach
    void visit() {
        context = pages.context(1280, 820, ColorScheme.LIGHT);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page = pages.visit(context);
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void row01_streamedAnswer_looksTheSameAfterAReload() {
        search();
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);
        String streamed = page.locator(".answer .body").innerHTML();

        page.reload();
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".answer .body").innerHTML()).isEqualTo(streamed);
    }

    @Test
    void row02_copyCode_putsExactlyTheCodeOnTheClipboard() {
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);
        assertThat(page.locator(".code .head")).containsText("java");
        for (String kind : List.of("keyword", "string", "comment", "number")) {
            assertThat(page.locator(".code .tok-" + kind).first()).isVisible();
        }

        page.getByLabel("Copy code").click();

        assertThat(page.getByLabel("Copy code")).containsText("Copied");
        assertThat(clipboard()).startsWith("for (int hour = 0;").endsWith("}\n");
    }

    @Test
    void row03_stop_endsTheAnswerAndKeepsItsText() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);

        page.getByLabel("Stop").click();

        assertThat(page.locator(".answer .status")).hasText("Stopped");
        assertThat(newest().messages().getLast().status()).isEqualTo(MessageStatus.STOPPED);
        assertThat(page.locator(".composer .send")).isVisible();
    }

    @Test
    void row03_escape_stopsToo() {
        BrowserPages.send(page, "Something very long");
        BrowserPages.awaitText(page);

        page.keyboard().press("Escape");

        assertThat(page.locator(".answer .status")).hasText("Stopped");
    }

    @Test
    void row07_copyMessage_putsItsMarkdownOnTheClipboard() {
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);

        page.locator(".answer").getByLabel("Copy message").click();

        assertThat(page.locator(".answer").getByLabel("Copy message")).containsText("Copied");
        assertThat(clipboard().strip()).isEqualTo(DemoAssistant.TIDES.strip());
    }

    @Test
    void row08_messages_haveTheReadersTime() {
        BrowserPages.send(page, "Hi");
        BrowserPages.awaitAnswer(page);

        Locator time = page.locator(".answer time");
        assertThat(time).hasAttribute("datetime", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        assertThat(time).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        assertThat(time).hasAttribute("title", Pattern.compile(".*20\\d\\d.*"));
    }

    @Test
    void row09_finishedAnswer_saysTokensAndSpeed() {
        BrowserPages.send(page, "Hi");
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".answer .figures")).hasText(Pattern.compile("\\d+ tokens · [\\d.]+ tok/s"));
    }

    @Test
    void row11_citation_showsItsSourceAndOpensThePanelThere() {
        search();
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);
        Locator cite = page.locator("a.cite").nth(1);

        cite.focus();
        assertThat(page.locator(".cite-card")).containsText("oceanservice.noaa.gov");
        assertThat(page.locator(".cite-card")).containsText("Most coasts have two high tides");
        cite.click();

        assertThat(page.locator(".panel li.current")).containsText("What causes tides?");
        page.keyboard().press("Escape");
        assertThat(page.locator(".panel")).isHidden();
    }

    @Test
    void row11_refusedSearch_isSaidUnderTheAnswer() {
        search();
        BrowserPages.send(page, "Is this refused?");
        BrowserPages.awaitAnswer(page);

        assertThat(page.getByText("DuckDuckGo refused this address; answered without search"))
                .isVisible();
    }

    @Test
    void row12_searchToggle_saysItsStateAndIsKeptWithTheConversation() {
        Locator toggle = page.locator(".composer .toggle");
        assertThat(toggle).hasAttribute("aria-pressed", "false");
        search();
        BrowserPages.send(page, "How do tides work?");
        BrowserPages.awaitAnswer(page);

        page.reload();
        BrowserPages.awaitAnswer(page);
        assertThat(toggle).hasAttribute("aria-pressed", "true");
        page.locator(".new-chat").click();
        page.locator(".welcome").waitFor();
        assertThat(toggle).hasAttribute("aria-pressed", "false");
    }

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
    void row23_export_savesAFile() {
        BrowserPages.send(page, "Export me");
        BrowserPages.awaitAnswer(page);
        page.locator(".history .row.current .more").click();

        Download file = page.waitForDownload(() ->
                page.locator("vaadin-context-menu-item:has-text('Export')").click());

        assertThat(file.suggestedFilename()).isEqualTo("conversation.md");
    }

    @Test
    void row43_thumb_isThereAfterAReload() {
        BrowserPages.send(page, "Rate this");
        BrowserPages.awaitAnswer(page);
        page.getByLabel("Good answer").click();
        assertThat(page.getByLabel("Good answer")).hasAttribute("aria-pressed", "true");

        page.reload();

        assertThat(page.getByLabel("Good answer")).hasAttribute("aria-pressed", "true");
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
    void row32_failure_staysInTheMessageWithRetry() {
        BrowserPages.send(page, "Please fail");

        Locator problem = page.locator(".answer .problem");
        assertThat(problem).isVisible();
        assertThat(problem).hasAttribute("role", "alert");
        problem.getByText("Retry").click();
        assertThat(page.locator(".answer .problem")).hasCount(2);
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
    void row40_hostileText_isShownAsTextAndLoadsNothing() {
        List<String> outside = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(pages.address()) && !request.url().startsWith("data:")) {
                outside.add(request.url());
            }
        });
        BrowserPages.send(page, "Be hostile");
        BrowserPages.awaitAnswer(page);

        assertThat(page.locator(".answer .body")).containsText("<style>body{display:none}</style>");
        assertThat(page.locator(".answer .body").locator("style, form, img, vaadin-dialog, [style]"))
                .hasCount(0);
        assertThat(page.locator(".answer .body a").last()).hasAttribute("target", "_blank");
        assertThat(outside).isEmpty();
    }

    private void search() {
        page.locator(".composer .toggle").click();
        page.locator(".composer .toggle[aria-pressed=true]").waitFor();
    }

    private String clipboard() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    private Stored newest() {
        Conversation newest = pages.resonance()
                .store()
                .list(ConversationQuery.newest(1))
                .conversations()
                .getFirst();
        return new Stored(newest.id(), pages.resonance().store().messages(newest.id()));
    }

    private record Stored(String id, List<Message> messages) {}
}
