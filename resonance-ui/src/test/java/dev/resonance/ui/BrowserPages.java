package dev.resonance.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoices;
import dev.resonance.ui.login.Access;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A running web chat and a real browser in front of it. Close it after the tests. */
final class BrowserPages implements AutoCloseable {
    private final Resonance resonance;
    private final WebChat chat;
    private final Playwright playwright;
    private final Browser browser;

    private BrowserPages(Resonance resonance, WebChat chat, Playwright playwright, Browser browser) {
        this.resonance = resonance;
        this.chat = chat;
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Serves the demo assistant, one token per {@code pause}, and starts Chromium. */
    static BrowserPages open(Duration pause) {
        return open(DemoAssistant.create(pause));
    }

    /** Serves this assistant, which is closed with the pages, and starts Chromium. */
    static BrowserPages open(Resonance resonance) {
        return open(resonance, new Access.Open());
    }

    /** The same for whom {@code access} lets in. */
    static BrowserPages open(Resonance resonance, Access access) {
        return open(
                resonance,
                WebChat.start(
                        CompletableFuture.completedFuture(resonance), new WebChatSettings("127.0.0.1", 0, access)));
    }

    /** The same with models to choose from. */
    static BrowserPages open(Resonance resonance, ModelChoices models) {
        return open(
                resonance,
                WebChat.start(
                        CompletableFuture.completedFuture(resonance),
                        new LoadProgress(),
                        models,
                        new WebChatSettings("127.0.0.1", 0, new Access.Open())));
    }

    private static BrowserPages open(Resonance resonance, WebChat chat) {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000); // as long as all other waits, for busy machines
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
        chromium().ifPresent(options::setExecutablePath);
        return new BrowserPages(
                resonance, chat, playwright, playwright.chromium().launch(options));
    }

    Resonance resonance() {
        return resonance;
    }

    String address() {
        return chat.address();
    }

    BrowserContext context(int width, int height, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
    }

    /** A visitor with wishes of its own. */
    BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    /** A telephone, 390 × 820. */
    BrowserContext telephone(ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 820)
                .setHasTouch(true)
                .setIsMobile(true)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
    }

    /** A fresh visitor on an empty chat, 1280 × 820. */
    Page visit() {
        return visit(context(1280, 820, ColorScheme.LIGHT));
    }

    Page visit(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(address());
        page.locator(".composer textarea").waitFor();
        return page;
    }

    static void send(Page page, String text) {
        page.locator(".composer textarea").fill(text);
        page.locator(".composer .send").click();
    }

    /** Waits until the first words of an answer are there, and its conversation has the page's address. */
    static void awaitText(Page page) {
        page.locator(".answer.streaming .body").waitFor();
        page.waitForURL("**/c/*");
    }

    /** Waits until the last answer is complete. */
    static void awaitAnswer(Page page) {
        page.locator(".answer:last-child .figures").waitFor();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        chat.close();
        resonance.close();
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
