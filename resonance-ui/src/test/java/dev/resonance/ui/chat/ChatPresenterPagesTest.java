package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that come and go: in mid-answer, beside another, while the model still loads. */
final class ChatPresenterPagesTest {
    private final ChatPage page =
            new ChatPage(ScriptedEngine.saying("Hello ", "there, ", "friend.").pausing(Duration.ofMillis(20)));
    private final Resonance resonance = page.resonance;
    private final ChatPresenter presenter = page.presenter;

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void row33_anotherPageInMidAnswer_seesAllTextFromTheStart() throws Exception {
        try (ChatPage first = new ChatPage(ChatPresenterTest.talkative())) {
            String id = first.resonance.newChat().id();
            first.presenter.open(Optional.of(id));
            first.presenter.send("Go");
            first.screen.until(() -> first.screen
                    .lastReply()
                    .map(reply -> reply.text().length() > 20)
                    .orElse(false));
            first.presenter.leave();

            FakeScreen second = new FakeScreen();
            ChatPresenter reloaded = second.presenter(first.backend);
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
        ChatPresenter onlooker = other.presenter(page.backend);
        onlooker.open(Optional.of(id));
        presenter.open(Optional.of(id));

        presenter.send("Hi");
        other.until(other::isOver);

        assertThat(other.messages).extracting(Message::content).contains("Hi");
        assertThat(other.lastReply().orElseThrow().text()).isEqualTo("Hello there, friend.");
        onlooker.leave();
    }

    @Test
    void row33_twoPages_theOtherOneFollowsToAnotherBranch() throws Exception {
        String id = resonance.newChat().id();
        Message old = resonance.chat(id).send("Hi");
        resonance.reply(ReplyRequest.again(id, old.id(), resonance.options())).await();
        FakeScreen other = new FakeScreen();
        ChatPresenter onlooker = other.presenter(page.backend);
        onlooker.open(Optional.of(id));
        presenter.open(Optional.of(id));
        assertThat(other.messages.getLast()).isNotEqualTo(old);

        presenter.showBranch(old.id());
        other.until(() -> other.messages.getLast().equals(old));
        page.screen.until(() -> page.screen.messages.getLast().equals(old));

        onlooker.leave();
    }

    @Test
    void row33_onlookerThatHasNotHeardOfTheEnd_followsTheNextReply() throws Exception {
        try (ChatPage onlooker = new ChatPage(ChatPresenterTest.talkative())) {
            String id = onlooker.resonance.newChat().id();
            onlooker.presenter.open(Optional.of(id));
            onlooker.presenter.send("Go");
            onlooker.screen.until(() -> !onlooker.screen.replies.isEmpty());
            Reply first = onlooker.resonance.activeReply(id).orElseThrow();
            first.cancel();
            first.await();

            Reply second = onlooker.resonance.reply(ReplyRequest.in(id, "On", onlooker.resonance.options()));
            onlooker.backend.changes().publish(id, Changes.Kind.ANSWER_BEGUN);
            onlooker.screen.until(
                    () -> onlooker.screen.lastReply().orElseThrow().messageId().equals(second.messageId()));

            assertThat(onlooker.screen.messages).extracting(Message::content).contains("Go", "On");
            second.cancel();
        }
    }

    @Test
    void row20_conversationDeletedElsewhere_isFollowedNoMoreAndTheNextMessageBeginsAnother() throws Exception {
        try (ChatPage reader = new ChatPage(ChatPresenterTest.talkative())) {
            String id = reader.resonance.newChat().id();
            reader.presenter.open(Optional.of(id));
            reader.presenter.send("Go");
            reader.screen.until(() -> !reader.screen.replies.isEmpty());

            reader.resonance.store().bin().discard(id);
            reader.backend.changes().publish(id, Changes.Kind.DELETED);
            reader.screen.until(() -> reader.screen.log.contains("missing"));
            int seen = reader.screen.replies.size();
            reader.screen.runFor(200);

            assertThat(reader.screen.replies).hasSize(seen);
            assertThat(reader.screen.busy).isFalse();
            assertThat(reader.presenter.send("Something else")).isTrue();
            assertThat(reader.presenter.conversationId()).isPresent().isNotEqualTo(Optional.of(id));
            reader.presenter.stop();
            reader.screen.until(reader.screen::isOver);
        }
    }

    @Test
    void row17_messageOnAHiddenBranch_changesTheBranchOnAllPages() throws Exception {
        String id = resonance.newChat().id();
        Message old = resonance.chat(id).send("Hi");
        resonance.reply(ReplyRequest.again(id, old.id(), resonance.options())).await();
        presenter.open(Optional.of(id));
        FakeScreen other = new FakeScreen();
        ChatPresenter seeker = other.presenter(page.backend);

        seeker.open(Optional.of(id), Optional.of(old.id()));
        page.screen.until(() -> page.screen.messages.getLast().equals(old));
        other.runFor(50);

        assertThat(other.messages.getLast()).isEqualTo(old);
        assertThat(other.log).containsExactly("conversation", "message " + old.id());
        seeker.leave();
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
        FakeScreen screen = new FakeScreen();
        ChatPresenter early = screen.presenter(new Backend(loading));
        early.open(Optional.empty());

        assertThat(early.send("Early")).isTrue();
        assertThat(early.send("Too much")).isFalse();
        assertThat(screen.log).containsExactly("welcome", "pending Early");
        loading.complete(resonance);
        screen.until(screen::isOver);

        assertThat(resonance.store().list(ConversationQuery.newest(10)).conversations())
                .hasSize(1);
        assertThat(screen.messages.getFirst().content()).isEqualTo("Early");
    }
}
