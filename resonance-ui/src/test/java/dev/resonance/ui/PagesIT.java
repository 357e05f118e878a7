package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.resonance.Resonance;
import dev.resonance.server.account.Account;
import dev.resonance.server.account.Accounts;
import dev.resonance.ui.login.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages around the chat, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesIT {
    private static final String ADMIN = "adas password";
    private static final String USER = "bobs password";

    @TempDir
    private static Path folder;

    private BrowserPages pages;

    @BeforeAll
    void open() throws Exception {
        Path users = folder.resolve("users");
        Files.writeString(
                users,
                Accounts.line(new Account("ada", true), ADMIN) + "\n" + Accounts.line(new Account("bob", false), USER)
                        + "\n");
        Resonance resonance = DemoAssistant.create(Duration.ofMillis(2));
        resonance.ownedBy("ada").newChat().send("How do tides work?");
        resonance.ownedBy("bob").newChat().send("Thanks!");
        pages = BrowserPages.open(resonance, new Access.Users(Accounts.read(users)));
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void row47_user_seesOwnConversationsOnly() {
        try (BrowserContext ada = pages.context(1280, 820, ColorScheme.LIGHT);
                BrowserContext bob = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page adas = login(ada, "ada", ADMIN);
            assertThat(adas.locator(".history .row a")).hasText("How do tides work?");
            adas.locator(".history .row a").click();
            adas.locator(".answer .figures").waitFor();

            Page bobs = login(bob, "bob", USER);
            assertThat(bobs.locator(".history .row a")).hasText("Thanks!");
            bobs.navigate(adas.url());
            assertThat(bobs.locator(".quiet")).containsText("not there any more");
            assertThat(bobs.navigate(pages.address() + "data").status()).isEqualTo(403);

            bobs.navigate(pages.address() + "settings");
            assertThat(bobs.locator(".pages a")).hasCount(1);
            bobs.getByText("Log out").click();
            assertThat(bobs.locator(".login input[type=password]")).isVisible();
            bobs.navigate(pages.address());
            assertThat(bobs).hasURL(pages.address() + "login");
        }
    }

    @Test
    void row44_dataBrowser_listsAndFilters() {
        try (BrowserContext ada = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = login(ada, "ada", ADMIN);
            page.navigate(pages.address() + "data");
            assertThat(page.locator("table.data tbody tr")).hasCount(2);
            page.locator("table.data tr:has-text('tides') button").click();
            assertThat(page.locator("table.data tbody tr")).hasCount(1);
            page.locator(".kinds a:has-text('Runs')").click();
            assertThat(page.locator("table.data.runs")).containsText("scripted");
        }
    }

    @Test
    void row45_storage_downloadsABackupAndWipesOnlyAtTheWord() throws Exception {
        try (BrowserPages own = BrowserPages.open(DemoAssistant.create(Duration.ofMillis(2)))) {
            own.resonance().newChat().send("How do tides work?");
            Page page = own.visit();
            page.navigate(own.address() + "storage");
            Download backup =
                    page.waitForDownload(() -> page.getByText("Download backup").click());
            Path file = folder.resolve("backup.jsonl");
            backup.saveAs(file);
            assertThat(Files.readString(file)).contains("How do tides work?");

            page.getByText("Wipe everything…").click();
            page.locator("vaadin-dialog input").fill("delete");
            assertThat(page.locator("vaadin-dialog vaadin-button:has-text('Wipe')"))
                    .isDisabled();
            page.locator("vaadin-dialog input").fill("DELETE");
            page.locator("vaadin-dialog vaadin-button:has-text('Wipe')").click();
            assertThat(page.locator(".history .row")).hasCount(0);

            page.locator("input[type=file]").setInputFiles(file);
            assertThat(page.locator(".import .outcome")).containsText("1 conversation was added");
            assertThat(page.locator(".history .row")).hasCount(1);
            Files.writeString(file, "nothing of ours");
            page.locator("input[type=file]").setInputFiles(file);
            assertThat(page.locator(".import .outcome.bad")).containsText("line 1");
        }
    }

    @Test
    void row37_pages_haveNoSeriousFindingsAndFitNarrowScreens() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context = pages.context(320, 820, scheme)) {
                Page page = context.newPage();
                page.navigate(pages.address());
                check(page, "login");
                page.locator("input[name=name]").fill("ada");
                page.locator("input[name=password]").fill(ADMIN);
                page.keyboard().press("Enter");
                page.locator(".composer textarea").waitFor();
                for (String path : List.of("settings", "data", "storage")) {
                    page.navigate(pages.address() + path);
                    page.locator(".cards > *").first().waitFor();
                    check(page, path);
                }
            }
        }
    }

    @Test
    void row42_german_isSpokenToWhoAsksForIt() {
        try (BrowserPages own = BrowserPages.open(DemoAssistant.create(Duration.ofMillis(2)))) {
            own.resonance().newChat().send("How do tides work?");
            try (BrowserContext german = own.context(new Browser.NewContextOptions().setLocale("de-AT"))) {
                Page page = own.visit(german);
                assertThat(page.locator(".new-chat")).hasText("Neuer Chat");
                assertThat(page.locator(".history h2")).hasText("Heute");
                assertThat(page.locator("html")).hasAttribute("lang", "de");
            }
        }
    }

    @Test
    void row16_twoThousandConversations_areThereAtOnce() {
        try (BrowserPages empty = BrowserPages.open(DemoAssistant.create(Duration.ofMillis(2)));
                BrowserPages own = BrowserPages.open(DemoAssistant.create(Duration.ofMillis(2)))) {
            for (int i = 0; i < 2000; i++) {
                own.resonance().store().create("Conversation " + i);
            }
            // What is compiled at the first visits is no part of the figures: -Dresonance.visits=8 to take some.
            for (int visit = 0; visit < Integer.getInteger("resonance.visits", 1); visit++) {
                empty.visit().close();
                own.visit().close();
            }
            Paint none = paint(empty);
            Paint many = paint(own);

            System.out.printf(
                    "sidebar of 2000: composer after %.0f ms, first row after %.0f ms; empty sidebar: %.0f, %.0f ms%n",
                    many.composer(), many.row(), none.composer(), none.row());
            assertThat(many.row() - many.composer()).isLessThanOrEqualTo(500);
            Page page = own.visit();
            assertThat(page.locator(".history .row").count()).isLessThanOrEqualTo(60);
            page.locator("button.older").click();
            assertThat(page.locator(".history .row")).hasCount(100);
        }
    }

    /** When a new visitor sees where to write, and the first row of the sidebar: milliseconds after the page is asked for. */
    private record Paint(double composer, double row) {}

    private static Paint paint(BrowserPages visited) {
        try (BrowserContext visitor = visited.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = visitor.newPage();
            page.addInitScript("""
                    window.painted = {};
                    const wanted = {composer: '.composer textarea', row: '.history .row, .history .nothing'};
                    new MutationObserver(() => {
                      for (const part in wanted) {
                        if (!(part in painted) && document.querySelector(wanted[part])) {
                          painted[part] = 0;
                          requestAnimationFrame(() => { painted[part] = performance.now(); });
                        }
                      }
                    }).observe(document, {childList: true, subtree: true});
                    """);
            page.navigate(visited.address());
            page.waitForFunction("() => painted.composer > 0 && painted.row > 0");
            return new Paint(
                    ((Number) page.evaluate("painted.composer")).doubleValue(),
                    ((Number) page.evaluate("painted.row")).doubleValue());
        }
    }

    private Page login(BrowserContext context, String name, String password) {
        Page page = context.newPage();
        page.navigate(pages.address());
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").click();
        page.locator(".composer textarea").waitFor();
        return page;
    }

    private static void check(Page page, String what) {
        List<String> findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
        assertThat(findings).as(what).isEmpty();
        int sideways = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
        assertThat(sideways).as(what).isLessThanOrEqualTo(0);
    }
}
