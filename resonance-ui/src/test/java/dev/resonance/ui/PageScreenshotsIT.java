package dev.resonance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.Resonance;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.server.account.Account;
import dev.resonance.server.account.Accounts;
import dev.resonance.ui.login.Access;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the pages around the chat, as {@link ScreenshotsIT} makes those of the chat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageScreenshotsIT {
    private static final String PASSWORD = "adas password";

    @TempDir
    private static Path users;

    private final Path folder = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private BrowserPages pages;

    @BeforeAll
    void open() throws Exception {
        Resonance resonance = DemoAssistant.create(Duration.ofMillis(3));
        Resonance ada = resonance.ownedBy("ada");
        for (String question : List.of("Parse a CSV in Java", "How do tides work?", "Thanks!", "Something long")) {
            ada.newChat().send(question);
            resonance.ownedBy("bob").newChat().send(question);
        }
        String id = ada.newChat().id();
        ada.chat(id).send("What is in my notes?");
        ada.store()
                .attachments()
                .add(
                        new NewAttachment(Optional.of(id), "notes.md", "text/markdown", Optional.empty(), 1 << 20),
                        new ByteArrayInputStream(new byte[48_213]));
        Path file = users.resolve("users");
        Files.writeString(file, Accounts.line(new Account("ada", true), PASSWORD) + "\n");
        pages = BrowserPages.open(resonance, new Access.Users(Accounts.read(file)));
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void login() throws Exception {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            page.navigate(pages.address());
            page.locator("input[name=name]").fill("ada");
            page.locator("input[name=password]").fill("wrong");
            page.keyboard().press("Enter");
            page.locator(".login-problem").waitFor();
            shoot(page, "login");
        }
    }

    @Test
    void pages_light() throws Exception {
        all(pages.context(1280, 820, ColorScheme.LIGHT), "");
    }

    @Test
    void pages_dark() throws Exception {
        all(pages.context(1280, 820, ColorScheme.DARK), "-dark");
    }

    @Test
    void pages_mobile() throws Exception {
        all(pages.telephone(ColorScheme.LIGHT), "-mobile");
    }

    private void all(BrowserContext context, String suffix) throws Exception {
        try (context) {
            Page page = context.newPage();
            page.navigate(pages.address());
            page.locator("input[name=name]").fill("ada");
            page.locator("input[name=password]").fill(PASSWORD);
            page.keyboard().press("Enter");
            page.locator(".composer textarea").waitFor();
            page.navigate(pages.address() + "data/conversations");
            page.locator("table.data").waitFor();
            shoot(page, "data-browser" + suffix);
            page.navigate(pages.address() + "data/runs");
            page.locator("table.data.runs").waitFor();
            shoot(page, "data-runs" + suffix);
            page.navigate(pages.address() + "storage");
            page.locator(".figures-of-storage").waitFor();
            shoot(page, "storage" + suffix);
            page.navigate(pages.address() + "settings");
            page.locator(".facts").waitFor();
            shoot(page, "settings-page" + suffix);
        }
    }

    private void shoot(Page page, String name) throws Exception {
        Files.createDirectories(folder);
        page.waitForTimeout(700); // motion has come to rest
        Path file = folder.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(file).isNotEmptyFile();
    }
}
