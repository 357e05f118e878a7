package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers made again, questions edited, answers gone on with, and what the page learns of them. */
final class ChatBranchesTest {
    private final ChatPage page =
            new ChatPage(ScriptedEngine.answering(ChatBranchesTest::answer).pausing(Duration.ofMillis(30)));
    private final Resonance resonance = page.resonance;
    private final FakeScreen screen = page.screen;
    private final ChatPresenter presenter = page.presenter;
    private final String id = resonance.newChat().id();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void row04_regenerate_addsASiblingAndTheOldOneStaysReachable() throws Exception {
        Message old = resonance.chat(id).send("one");
        presenter.open(Optional.of(id));

        presenter.again(old.id());
        screen.until(screen::isOver);

        presenter.leave();
        presenter.open(Optional.of(id));
        Message shown = screen.messages.getLast();
        Alternatives alternatives = screen.history.orElseThrow().alternatives(shown);
        assertThat(shown.id()).isNotEqualTo(old.id());
        assertThat(alternatives).isEqualTo(new Alternatives(2, 2, Optional.of(old.id()), Optional.empty()));
        presenter.showBranch(old.id());
        screen.until(() -> screen.messages.getLast().equals(old));
    }

    @Test
    void row05_editingTheFirstOfThreeTurns_makesABranchAndReloadShowsTheLastOne() throws Exception {
        for (String text : List.of("one", "two", "three")) {
            resonance.chat(id).send(text);
        }
        presenter.open(Optional.of(id));
        List<Message> before = screen.messages;

        presenter.edit(before.getFirst().id(), " uno ");
        screen.until(screen::isOver);
        assertThat(resonance.store().messages(id)).extracting(Message::content).containsExactly("uno", "to uno");

        presenter.showBranch(before.getFirst().id());
        screen.until(() -> screen.messages.equals(before));
        presenter.leave();
        presenter.open(Optional.of(id));
        assertThat(screen.messages).isEqualTo(before);
        assertThat(screen.history.orElseThrow().alternatives(before.getFirst()).count())
                .isEqualTo(2);
    }

    @Test
    void row17_foundInAnotherBranch_opensThatBranchAtTheMessage() {
        resonance.chat(id).send("one");
        Message first = resonance.store().messages(id).getFirst();
        resonance
                .reply(ReplyRequest.edited(id, first.id(), "uno", resonance.options()))
                .await();

        presenter.open(Optional.of(id), Optional.of(first.id()));

        assertThat(screen.messages).contains(first);
        assertThat(screen.log).contains("message " + first.id());
        presenter.open(Optional.of(id), Optional.of("of nobody"));
        assertThat(screen.messages).contains(first);
    }

    @Test
    void row06_continue_appendsToTheSameMessage() throws Exception {
        resonance.store().append(id, NewMessage.user("one"));
        Message part = resonance
                .store()
                .append(
                        id,
                        new NewMessage(
                                Role.ASSISTANT,
                                "Once upon",
                                MessageStatus.INTERRUPTED,
                                Optional.of(ReplyDetails.begun("scripted"))));
        presenter.open(Optional.of(id));

        presenter.more(part.id());
        screen.until(screen::isOver);

        assertThat(screen.lastReply().orElseThrow().messageId()).isEqualTo(part.id());
        assertThat(screen.lastReply().orElseThrow().text())
                .startsWith("Once upon")
                .isNotEqualTo("Once upon");
        assertThat(resonance.store().messages(id)).hasSize(2);
    }

    @Test
    void row06_whileAnswering_nothingElseBegins() throws Exception {
        Message old = resonance.chat(id).send("one");
        presenter.open(Optional.of(id));
        presenter.send("two");

        presenter.again(old.id());
        presenter.edit(resonance.store().messages(id).getFirst().id(), "uno");
        screen.until(screen::isOver);

        assertThat(resonance.store().branches().all(id)).hasSize(4);
    }

    @Test
    void row35_finishedAnswer_tellsWhatFilledTheWindow() throws Exception {
        presenter.open(Optional.of(id));
        presenter.send("one");
        screen.until(() -> screen.context.isPresent());

        assertThat(screen.context.orElseThrow().used()).isPositive();
        presenter.leave();
        screen.context = Optional.empty();
        presenter.open(Optional.of(id));
        screen.until(() -> screen.context.isPresent());
    }

    @Test
    void row35_divider_standsAboveTheFirstMessageThatWasSeen() {
        List<Message> messages = List.of(
                message("1", Role.USER, "a", 1),
                message("2", Role.ASSISTANT, "", 2),
                message("3", Role.USER, "b", 3),
                message("4", Role.ASSISTANT, "c", 4));

        assertThat(ChatHistory.firstSeen(messages, 0)).isZero();
        assertThat(ChatHistory.firstSeen(messages, 2)).isEqualTo(3);
    }

    @Test
    void row24_files_belongToTheFirstQuestionAfterThem() {
        List<Message> messages = List.of(
                message("q1", Role.USER, "a", 10),
                message("a1", Role.ASSISTANT, "b", 11),
                message("q2", Role.USER, "c", 20));

        assertThat(ChatHistory.byQuestion(messages, List.of(file("f1", 9), file("f2", 15), file("f3", 30))))
                .containsOnlyKeys("q1", "q2")
                .satisfies(files ->
                        assertThat(files.get("q2")).extracting(Attachment::id).containsExactly("f2", "f3"));
        assertThat(ChatHistory.byQuestion(List.of(), List.of(file("f", 1)))).isEmpty();
    }

    private static List<String> answer(Prompt prompt) {
        List<ChatMessage> messages = ((Prompt.Chat) prompt).messages();
        return List.of("to ", messages.getLast().content());
    }

    private static Message message(String id, Role role, String text, int second) {
        return new Message(
                id,
                "c",
                Optional.empty(),
                role,
                text,
                MessageStatus.COMPLETE,
                Instant.ofEpochSecond(second),
                Optional.empty());
    }

    private static Attachment file(String id, int second) {
        return new Attachment(
                id,
                Optional.of("c"),
                id,
                "text/plain",
                1,
                "0".repeat(64),
                Instant.ofEpochSecond(second),
                Optional.of("x"));
    }
}
