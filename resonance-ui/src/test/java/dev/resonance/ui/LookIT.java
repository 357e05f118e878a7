package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, colour schemes, motion and names, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookIT {
    private static final String DARK = "rgb(13, 18, 22)";
    private static final String LIGHT = "rgb(243, 246, 248)";

    private BrowserPages pages;

    @BeforeAll
    void open() {
        pages = BrowserPages.open(Duration.ofMillis(5));
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 320})
    void row28_narrowPage_neverScrollsSideways(int width) {
        try (BrowserContext context = pages.context(width, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            assertThat(sideways(page)).isZero();
            page.locator(".composer .toggle").click();
            BrowserPages.send(page, "How do tides work? And averylongwordwithoutanyspace".repeat(4));
            BrowserPages.awaitAnswer(page);

            assertThat(sideways(page)).isZero();
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "(() => { const t = document.querySelector('.transcript'); return t.scrollWidth <= t.clientWidth })()"))
                    .isTrue();
        }
    }

    @Test
    void row28_touchTargets_areLargeEnough() {
        try (BrowserContext context = pages.telephone(ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            page.locator(".composer .toggle").click();
            BrowserPages.send(page, "How do tides work?");
            BrowserPages.awaitAnswer(page);

            for (Locator button :
                    page.locator(".chat button:visible, vaadin-drawer-toggle").all()) {
                assertThat(button.boundingBox().height)
                        .as(button.evaluate("e => e.outerHTML").toString())
                        .isGreaterThanOrEqualTo(40);
            }
        }
    }

    @Test
    void row28_drawer_opensOverThePageAndEscapeCloses() {
        try (BrowserContext context = pages.context(390, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            assertThat(page.locator(".new-chat")).not().isInViewport();
            page.locator("vaadin-drawer-toggle").click();
            assertThat(page.locator(".new-chat")).isInViewport();

            page.keyboard().press("Escape");

            assertThat(page.locator(".new-chat")).not().isInViewport();
        }
    }

    @Test
    void row29_scheme_isKeptAndTheFirstFrameIsRight() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            assertThat(background(page)).isEqualTo(LIGHT);
            page.getByLabel("Dark").click();
            page.waitForCondition(() -> background(page).equals(DARK));

            // Without its scripts the page is as the server sent it: the first frame.
            page.route("**/*.js*", route -> route.abort());
            page.reload();
            assertThat(background(page)).isEqualTo(DARK);
            page.unroute("**/*.js*");
            page.reload();
            page.getByLabel("As the system").click();
            page.waitForCondition(() -> background(page).equals(LIGHT));
        }
    }

    @Test
    void row29_system_followsTheSystem() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.DARK)) {
            assertThat(background(pages.visit(context))).isEqualTo(DARK);
        }
    }

    @Test
    void row37_everyButton_hasAName() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            page.locator(".composer .toggle").click();
            BrowserPages.send(page, "How do tides work?");
            BrowserPages.awaitAnswer(page);
            page.locator("a.cite").first().click();

            List<?> nameless = (List<?>) page.evaluate("""
                    () => [...document.querySelectorAll('button, a, vaadin-drawer-toggle')]
                        .filter(e => e.checkVisibility() && !(e.getAttribute('aria-label') || e.textContent.trim()))
                        .map(e => e.outerHTML)
                    """);
            assertThat(nameless).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void row37_axe_findsNothingSerious(ColorScheme scheme) {
        try (BrowserContext context = pages.context(1280, 820, scheme)) {
            Page page = pages.visit(context);
            page.waitForTimeout(800); // motion has come to rest: half faded text is not what is meant
            assertThat(serious(page)).isEmpty();
            page.locator(".composer .toggle").click();
            BrowserPages.send(page, "How do tides work?");
            BrowserPages.awaitAnswer(page);
            page.locator("a.cite").first().click();
            page.waitForTimeout(800);
            assertThat(serious(page)).isEmpty();
        }
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }

    @Test
    void row37_liveRegion_saysBeginAndEndOnly() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            page.evaluate("""
                    () => { window.said = [];
                    new MutationObserver(() => window.said.push(document.querySelector('[role=status].sr-only').textContent))
                        .observe(document.querySelector('[role=status].sr-only'), {childList: true, characterData: true, subtree: true}); }
                    """);
            BrowserPages.send(page, "Something long");
            BrowserPages.awaitAnswer(page);

            assertThat(page.locator("[role=status].sr-only")).hasText("Answer ready, 240 words");
            assertThat((List<?>) page.evaluate("[...new Set(window.said)].filter(Boolean)"))
                    .isEqualTo(List.of("Answering", "Answer ready, 240 words"));
        }
    }

    @Test
    void row37_focus_goesFromTheSkipLinkToTheComposer() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            page.locator(".brand").click();
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator(".skip-link")).isFocused();

            page.keyboard().press("Enter");

            assertThat(page.locator(".composer textarea")).isFocused();
        }
    }

    @Test
    void row38_reducedMotion_nothingMoves() {
        try (BrowserContext context = pages.context(1280, 820, ColorScheme.LIGHT)) {
            Page page = pages.visit(context);
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            // What began to move while the page came up, before the wish was known, may end.
            page.waitForFunction("() => document.getAnimations().every(a => a.playState !== 'running')");
            BrowserPages.send(page, "Something long");
            page.locator(".answer.streaming").waitFor();

            List<?> moving = (List<?>) page.evaluate("""
                    () => document.getAnimations().filter(a => a.playState === 'running'
                        && a.effect.getComputedTiming().activeDuration > 1)
                        .map(a => a.animationName + ' of ' + a.effect.target.className)
                    """);
            assertThat(moving).isEmpty();
        }
    }

    private static int sideways(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    private static String background(Page page) {
        return (String) page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }
}
