package dev.resonance.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A web chat with the demo assistant and a browser in front of it. Each test is a fresh visitor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
    BrowserPages pages;
    BrowserContext context;
    Page page;

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

    void search() {
        page.locator(".composer .toggle").click();
        page.locator(".composer .toggle[aria-pressed=true]").waitFor();
    }

    String clipboard() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    Stored newest() {
        Conversation newest = pages.resonance()
                .store()
                .list(ConversationQuery.newest(1))
                .conversations()
                .getFirst();
        return new Stored(newest.id(), pages.resonance().store().messages(newest.id()));
    }

    record Stored(String id, List<Message> messages) {}
}
