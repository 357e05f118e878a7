package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.resonance.Resonance;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.reply.Reply;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an answer shows and does, in a real browser. */
final class AnswersIT extends BrowserTest {
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

        Matcher figures = Pattern.compile("(\\d+) tokens · ([\\d.]+) tok/s")
                .matcher(page.locator(".answer .figures").innerText());
        assertThat(figures.matches()).isTrue();
        ReplyDetails kept = newest().messages().getLast().details().orElseThrow();
        double seconds = kept.elapsed().minus(kept.timeToFirstToken()).toNanos() / 1e9;
        int tokens = kept.usage().completionTokens();
        assertThat(Integer.parseInt(figures.group(1))).isEqualTo(tokens);
        assertThat(Double.parseDouble(figures.group(2))).isCloseTo(tokens / seconds, withinPercentage(5));
    }

    @Test
    void row10_beforeTheFirstToken_eachStageIsNamed() {
        CompletableFuture<RetrievalOutcome> found = new CompletableFuture<>();
        Semaphore thought = new Semaphore(0);
        try (BrowserPages own = BrowserPages.open(Resonance.builder()
                .engine(ScriptedEngine.answering(prompt -> {
                    thought.acquireUninterruptibly();
                    return List.of("Twice ", "a day.");
                }))
                .retriever(query -> found.join())
                .build())) {
            Page asked = own.visit();
            asked.locator(".composer .toggle").click();
            asked.locator(".composer .toggle[aria-pressed=true]").waitFor();
            BrowserPages.send(asked, "How often is high tide?");

            assertThat(asked.locator(".answer .stage")).containsText("Searching");
            found.complete(new RetrievalOutcome.Results("tide", DemoAssistant.passages()));
            assertThat(asked.locator(".answer .stage")).containsText("Reading 3 sources");
            thought.release();
            BrowserPages.awaitAnswer(asked);
            assertThat(asked.locator(".answer .stage")).isHidden();

            asked.locator(".composer .toggle").click();
            asked.locator(".composer .toggle[aria-pressed=false]").waitFor();
            BrowserPages.send(asked, "Hi");
            assertThat(asked.locator(".answer:last-child .stage")).containsText("Thinking");
            thought.release();
            BrowserPages.awaitAnswer(asked);
        }
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
    void row43_thumbAndNote_areThereAfterAReload() {
        BrowserPages.send(page, "Rate this");
        BrowserPages.awaitAnswer(page);
        page.getByLabel("Good answer").click();
        assertThat(page.getByLabel("Good answer")).hasAttribute("aria-pressed", "true");
        page.getByText("Add a note").click();
        page.locator(".note textarea").fill("Kind and short");
        page.locator(".note .save").click();
        assertThat(page.locator(".note .words")).hasText("Kind and short");

        page.reload();

        assertThat(page.getByLabel("Good answer")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".note .words")).hasText("Kind and short");
    }

    @Test
    void row32_modelDyingInMidAnswer_keepsTheTextAndOffersToGoOn() {
        BrowserPages.send(page, "Please break off");

        assertThat(page.locator(".answer .problem")).isVisible();
        assertThat(page.locator(".answer .body")).hasText("Hello! I am doing");
        assertThat(page.locator(".answer .problem .why")).containsText("the reply failed");
        assertThat(page.locator(".answer .problem").getByText("Continue")).isVisible();
        page.reload();
        assertThat(page.locator(".answer .body")).hasText("Hello! I am doing");
        assertThat(page.locator(".answer .problem").getByText("Retry")).isVisible();
    }

    @Test
    void row32_failure_staysInTheMessageWithRetry() {
        BrowserPages.send(page, "Please fail");

        Locator problem = page.locator(".answer .problem");
        assertThat(problem).isVisible();
        assertThat(problem).hasAttribute("role", "alert");
        problem.getByText("Copy details").click();
        assertThat(problem.getByText("Copied")).isVisible();
        assertThat(clipboard()).contains("model scripted", "message ");
        problem.getByText("Retry").click();
        assertThat(page.locator(".answer .branches")).containsText("2/2");
        assertThat(page.locator(".question")).hasCount(1);
    }

    @Test
    void row32_answerWithoutAWord_saysSoWithRetry() {
        BrowserPages.send(page, "Please answer with silence");

        Locator problem = page.locator(".answer .problem");
        assertThat(problem.locator(".why")).hasText("The model ended its answer before the first word.");
        problem.getByText("Retry").click();
        assertThat(page.locator(".answer .branches")).containsText("2/2");
        assertThat(problem).isVisible();
    }

    @Test
    void row33_replyThatEndsWhileItsConversationIsRead_standsThereOnce() {
        CompletableFuture<Resonance> made = new CompletableFuture<>();
        Resonance assistant = Resonance.builder()
                .engine(ScriptedEngine.saying("Done.").pausing(Duration.ofMillis(200)))
                .store(SlowToFind.of(
                        new InMemoryConversationStore(),
                        id -> made.join().activeReply(id).ifPresent(Reply::await)))
                .build();
        made.complete(assistant);
        try (BrowserPages own = BrowserPages.open(assistant)) {
            Page asked = own.visit();
            BrowserPages.send(asked, "Be quick");
            BrowserPages.awaitAnswer(asked);
            asked.waitForTimeout(500);

            assertThat(asked.locator(".answer")).hasCount(1);
            assertThat(asked.locator(".answer .body")).hasText("Done.");
        }
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
}
