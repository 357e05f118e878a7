package dev.resonance.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoice;
import dev.resonance.engine.ModelChoices;
import dev.resonance.engine.SwitchableEngine;
import dev.resonance.model.ModelLoadException;
import dev.resonance.testkit.ScriptedEngine;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Choosing the model, in a real browser. */
final class ModelsIT {
    private final SwitchableEngine engine =
            new SwitchableEngine(ScriptedEngine.saying("Small.").named("small"));
    private final CountDownLatch loaded = new CountDownLatch(1);

    @Test
    void row13_picker_listsModelsAndNamesTheChosenOneOnTheNextAnswer() {
        try (BrowserPages pages =
                BrowserPages.open(Resonance.builder().engine(engine).build(), new Choices())) {
            Page page = pages.visit();
            Page other = pages.visit();
            Locator badge = page.locator("button.model");
            badge.click();
            Locator items = page.locator("vaadin-context-menu-item");
            assertThat(items).hasText(new String[] {
                "small1.5 MB, answers now",
                "large3 GB, loads when you choose it",
                "broken1 kB, loads when you choose it"
            });
            assertThat(page.locator("vaadin-context-menu-item[menu-item-checked]"))
                    .containsText("small");

            items.nth(1).click();
            assertThat(badge.locator(".name")).containsText("50");
            assertThat(other.locator("button.model.loading")).isVisible();
            loaded.countDown();
            assertThat(badge.locator(".name")).hasText("large");
            assertThat(other.locator("button.model:not(.loading) .name")).hasText("large");
            BrowserPages.send(page, "Who are you?");
            BrowserPages.awaitAnswer(page);

            assertThat(page.locator(".answer .body")).hasText("Large.");
            assertThat(page.locator(".answer .by")).hasText("large");
            String id = pages.resonance()
                    .store()
                    .list(ConversationQuery.newest(1))
                    .conversations()
                    .getFirst()
                    .id();
            Message answer = pages.resonance().store().messages(id).getLast();
            assertThat(answer.details().map(ReplyDetails::model)).contains("large");

            badge.click();
            items.nth(2).click();
            assertThat(page.locator("vaadin-notification-card")).containsText("broken on purpose");
            assertThat(badge.locator(".name")).hasText("large");
        }
    }

    private final class Choices implements ModelChoices {
        @Override
        public List<ModelChoice> list() {
            return List.of(choice("small", 1_500_000), choice("large", 3_000_000_000L), choice("broken", 1000));
        }

        private ModelChoice choice(String name, long bytes) {
            return new ModelChoice(name, bytes, engine.model().name().equals(name));
        }

        @Override
        public void use(String name, LoadProgress progress) {
            if (name.equals("broken")) {
                throw new ModelLoadException("broken on purpose");
            }
            progress.expect(100);
            progress.add(50);
            try {
                loaded.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            engine.switchTo(ScriptedEngine.saying("Large.").named("large"));
        }
    }
}
