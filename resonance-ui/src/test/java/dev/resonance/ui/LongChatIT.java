package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a conversation of 1 000 messages costs: the time until it can be read, and the server's memory for each open tab.
 * Prints the figures of docs/performance.md: {@code ./mvnw verify -Pbrowser -pl resonance-ui -Dit.test=LongChatIT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LongChatIT {
    private static final int MESSAGES = 1000;
    private static final int TABS = 20;

    private BrowserPages pages;
    private String conversation;

    @BeforeAll
    void open() {
        pages = BrowserPages.open(Duration.ZERO);
        ConversationStore store = pages.resonance().store();
        conversation = store.create("A long conversation").id();
        for (int i = 0; i < MESSAGES / 2; i++) {
            store.append(
                    conversation, NewMessage.user("Question " + i + " about the tides, and why there are two a day?"));
            NewMessage answer = new NewMessage(
                    Role.ASSISTANT,
                    DemoAssistant.TIDES,
                    MessageStatus.COMPLETE,
                    Optional.of(ReplyDetails.begun("scripted")));
            store.append(conversation, answer);
        }
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void thousandMessages_openAtTheLastFortyAndShowEarlierOnes() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            pages.visit(context); // scripts and styles are in the browser's cache from now on
            double[] seconds = new double[3];
            Page page = context.newPage();
            for (int i = 0; i < seconds.length; i++) {
                page.navigate("about:blank");
                long start = System.nanoTime();
                page.navigate(address());
                page.locator(".answer").last().waitFor();
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            System.out.printf(
                    "%d messages: open in %.2f s (median of %d, from %.2f to %.2f)%n",
                    MESSAGES, seconds[1], seconds.length, seconds[0], seconds[2]);

            assertThat(page.locator(".message")).hasCount(40);
            assertThat(seconds[0]).as("seconds until it can be read").isLessThan(5);
            page.locator(".earlier").click();
            assertThat(page.locator(".message")).hasCount(80);
            assertThat(page.locator(".question .body").first()).containsText("Question 460 ");
        }
    }

    @Test
    void openTab_takesBoundedMemoryOfTheServer() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            visit(context);
            long before = usedBytes();
            for (int i = 0; i < TABS; i++) {
                visit(context);
            }
            long each = (usedBytes() - before) / TABS;
            System.out.printf("%d messages: %d kB of heap for each of %d open tabs%n", MESSAGES, each / 1000, TABS);

            assertThat(each).as("bytes of heap for a tab").isLessThan(4_000_000);
        }
    }

    private Page visit(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(address());
        page.locator(".answer").last().waitFor();
        return page;
    }

    private String address() {
        return pages.address() + "c/" + conversation;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
