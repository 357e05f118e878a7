package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.transfer.MarkdownTranscript;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.testkit.ScriptedEngine;
import dev.resonance.ui.language.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PromptPresenterTest {
    private final List<ChatMessage> seen = new ArrayList<>();
    private final Resonance resonance = Resonance.builder()
            .engine(ScriptedEngine.answering(prompt -> {
                seen.addAll(((Prompt.Chat) prompt).messages());
                return List.of("Yes.");
            }))
            .build();
    private final List<String> problems = new ArrayList<>();
    private final String id = resonance.newChat().id();
    private final PromptPresenter presenter = presenter(id);

    @AfterEach
    void close() {
        resonance.close();
    }

    @Test
    void row15_prompt_isPutBeforeThisConversationOnly() {
        assertThat(presenter.save(" Be brief. ")).isTrue();
        resonance.chat(id).send("Is it so?");
        assertThat(seen.getFirst()).isEqualTo(ChatMessage.system("Be brief."));

        seen.clear();
        resonance.newChat().send("And here?");
        assertThat(seen).containsExactly(ChatMessage.user("And here?"));
    }

    @Test
    void row15_prompt_isKeptAndExported_andABlankOneTakesItAway() {
        presenter.save("Be brief.");
        assertThat(presenter(id).prompt()).isEqualTo("Be brief.");
        assertThat(MarkdownTranscript.of(resonance.store(), id, ZoneId.of("UTC")))
                .contains("Be brief.");

        presenter.save("  ");
        assertThat(presenter.prompt()).isEmpty();
        assertThat(resonance.store().find(id).settings().systemPrompt()).isEmpty();
    }

    @Test
    void row15_cost_isCountedByTheModel() {
        int tokens = resonance.engine().countTokens(new Prompt.Text("Be brief."));

        assertThat(presenter.cost("Be brief."))
                .isEqualTo(tokens + " of " + resonance.engine().model().contextLength() + " tokens");
        assertThat(presenter.cost("  ")).startsWith("0 of ");
    }

    @Test
    void save_conversationThatIsGone_tellsSo() {
        assertThat(presenter("nope").save("Be brief.")).isFalse();
        assertThat(problems).hasSize(1);
    }

    private PromptPresenter presenter(String conversationId) {
        return new PromptPresenter(
                new Backend(CompletableFuture.completedFuture(resonance)),
                conversationId,
                Language.ENGLISH,
                problems::add);
    }
}
