package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.model.ModelLoadException;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that come and go: in mid-answer, beside another, while the model still loads. */
final class ChatPresenterPagesTest {
    private final Resonance resonance = Resonance.builder()
            .engine(ScriptedEngine.saying("Hello ", "there, ", "friend.").pausing(Duration.ofMillis(20)))
            .build();
    private final Backend backend = new Backend(CompletableFuture.completedFuture(resonance));
    private final FakeScreen screen = new FakeScreen();
    private final ChatPresenter presenter = screen.presenter(backend);

    @AfterEach
    void close() {
        presenter.leave();
        resonance.close();
    }

    @Test
    void row33_anotherPageInMidAnswer_seesAllTextFromTheStart() throws Exception {
        try (Resonance slow = ChatPresenterTest.slow()) {
            Backend shared = new Backend(CompletableFuture.completedFuture(slow));
            FakeScreen first = new FakeScreen();
            ChatPresenter writer = first.presenter(shared);
            String id = slow.newChat().id();
            writer.open(Optional.of(id));
            writer.send("Go");
            first.until(() ->
                    first.lastReply().map(reply -> reply.text().length() > 20).orElse(false));
            writer.leave();

            FakeScreen second = new FakeScreen();
            ChatPresenter reloaded = second.presenter(shared);
            reloaded.open(Optional.of(id));
            second.until(() ->
                    second.lastReply().map(reply -> reply.text().length() > 60).orElse(false));

            assertThat(second.lastReply().orElseThrow().text()).startsWith("word word word word word");
            assertThat(second.busy).isTrue();
            reloaded.stop();
            second.until(second::isOver);
        }
    }

    @Test
    void row33_twoPages_theOtherOneFollowsWhatIsSentHere() throws Exception {
        String id = resonance.newChat().id();
        FakeScreen other = new FakeScreen();
        ChatPresenter onlooker = other.presenter(backend);
        onlooker.open(Optional.of(id));
        presenter.open(Optional.of(id));

        presenter.send("Hi");
        other.until(other::isOver);

        assertThat(other.messages).extracting(Message::content).contains("Hi");
        assertThat(other.lastReply().orElseThrow().text()).isEqualTo("Hello there, friend.");
        onlooker.leave();
    }

    @Test
    void row34_leaving_doesNotStopTheAnswer() throws Exception {
        String id = resonance.newChat().id();
        presenter.open(Optional.of(id));
        presenter.send("Hi");

        presenter.leave();

        resonance.activeReply(id).orElseThrow().await();
        assertThat(resonance.store().messages(id).getLast().status()).isEqualTo(MessageStatus.COMPLETE);
    }

    @Test
    void row36_modelLoading_oneMessageWaitsAndIsSentWhenItIsThere() throws Exception {
        CompletableFuture<Resonance> loading = new CompletableFuture<>();
        FakeScreen page = new FakeScreen();
        ChatPresenter early = page.presenter(new Backend(loading));
        early.open(Optional.empty());

        assertThat(early.send("Early")).isTrue();
        assertThat(early.send("Too much")).isFalse();
        assertThat(page.log).containsExactly("welcome", "pending Early");
        loading.complete(resonance);
        page.until(page::isOver);

        assertThat(resonance.store().list(ConversationQuery.newest(10)).conversations())
                .hasSize(1);
        assertThat(page.messages.getFirst().content()).isEqualTo("Early");
    }

    @Test
    void row36_modelFailing_isSaidInItsOwnWords() throws Exception {
        CompletableFuture<Resonance> loading = new CompletableFuture<>();
        FakeScreen page = new FakeScreen();
        ChatPresenter early = page.presenter(new Backend(loading));
        early.open(Optional.empty());

        loading.completeExceptionally(new ModelLoadException("MODEL_PATH '/nowhere' is not there"));
        page.until(() -> page.log.contains("model failure"));

        assertThat(page.problem).isEqualTo("MODEL_PATH '/nowhere' is not there");
    }
}
