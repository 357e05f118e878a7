package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChatPresenterTest {
    private final ScriptedEngine engine =
            ScriptedEngine.saying("Hello ", "there, ", "friend.").pausing(Duration.ofMillis(20));
    private final ChatPage page = new ChatPage(engine);
    private final Resonance resonance = page.resonance;
    private final FakeScreen screen = page.screen;
    private final ChatPresenter presenter = page.presenter;

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void open_withoutConversation_showsTheWelcome() {
        presenter.open(Optional.empty());

        assertThat(screen.log).containsExactly("welcome");
        assertThat(screen.busy).isFalse();
    }

    @Test
    void send_fromTheWelcome_startsAConversationAndFollowsTheAnswer() throws Exception {
        presenter.open(Optional.empty());

        assertThat(presenter.send("  Hi  ")).isTrue();
        assertThat(screen.busy).isTrue();
        screen.until(screen::isOver);

        assertThat(screen.log).containsSubsequence("goTo", "conversation");
        assertThat(screen.messages.getFirst().content()).isEqualTo("Hi");
        assertThat(screen.lastReply().orElseThrow().text()).isEqualTo("Hello there, friend.");
        assertThat(screen.busy).isFalse();
    }

    @Test
    void send_inAConversation_addsTheQuestionAndTheAnswer() throws Exception {
        String id = resonance.newChat().id();
        presenter.open(Optional.of(id));

        presenter.send("Again");
        screen.until(screen::isOver);

        assertThat(screen.log).containsExactly("conversation", "question Again");
        assertThat(resonance.store().messages(id)).hasSize(2);
    }

    @Test
    void send_blank_isRefused() {
        presenter.open(Optional.empty());

        assertThat(presenter.send(" \n ")).isFalse();
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void send_whileAnswering_isRefusedAndNothingIsStored() throws Exception {
        String id = resonance.newChat().id();
        presenter.open(Optional.of(id));
        presenter.send("One");

        assertThat(presenter.send("Two")).isFalse();
        screen.until(screen::isOver);
        assertThat(resonance.store().messages(id)).hasSize(2);
    }

    @Test
    void send_thatDoesNotFit_saysWhyAndStoresNothing() {
        try (ChatPage small = new ChatPage(ScriptedEngine.saying("x").withContextLength(8))) {
            small.presenter.open(Optional.of(small.resonance.newChat().id()));

            small.presenter.send("one two three four five six seven eight nine ten");

            assertThat(small.screen.problem).contains("maximum context length is 8");
            assertThat(small.screen.busy).isFalse();
        }
    }

    @Test
    void send_firstMessageThatDoesNotFit_keepsTheChatThatItBegan() throws Exception {
        try (ChatPage small = new ChatPage(ScriptedEngine.saying("x").withContextLength(8))) {
            small.presenter.open(Optional.empty());
            small.presenter.send("one two three four five six seven eight nine ten");
            Optional<String> begun = small.presenter.conversationId();
            assertThat(small.screen.problem).contains("maximum context length is 8");

            small.presenter.send("one");
            small.screen.until(small.screen::isOver);

            assertThat(small.presenter.conversationId()).isPresent().isEqualTo(begun);
            assertThat(small.resonance
                            .store()
                            .list(ConversationQuery.newest(10))
                            .conversations())
                    .hasSize(1);
        }
    }

    @Test
    void row01_manyTokens_theScreenHearsOfThemAtMostTwentyTimesASecond() throws Exception {
        String[] tokens = IntStream.range(0, 250).mapToObj(i -> "w" + i + " ").toArray(String[]::new);
        try (ChatPage fast = new ChatPage(ScriptedEngine.saying(tokens).pausing(Duration.ofMillis(2)))) {
            fast.presenter.open(Optional.of(fast.resonance.newChat().id()));
            long start = System.nanoTime();

            fast.presenter.send("Go");
            fast.screen.until(fast.screen::isOver);

            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(fast.screen.replies.size()).isLessThanOrEqualTo((int) (seconds * 20) + 2);
            assertThat(fast.screen.lastReply().orElseThrow().text()).isEqualTo(String.join("", tokens));
        }
    }

    @Test
    void row03_stop_endsTheGenerationAndKeepsWhatWasWritten() throws Exception {
        try (ChatPage slow = new ChatPage(talkative())) {
            slow.presenter.open(Optional.of(slow.resonance.newChat().id()));
            slow.presenter.send("Go");
            slow.screen.until(() -> slow.screen
                    .lastReply()
                    .map(reply -> reply.text().length() > 10)
                    .orElse(false));

            long stopped = System.nanoTime();
            slow.presenter.stop();
            slow.screen.until(slow.screen::isOver);

            assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofMillis(300));
            Message message = slow.screen.lastReply().orElseThrow().ended().orElseThrow();
            assertThat(message.status()).isEqualTo(MessageStatus.STOPPED);
            assertThat(message.content()).startsWith("word word");
            assertThat(slow.screen.busy).isFalse();
        }
    }

    @Test
    void row10_beforeTheFirstToken_theStageIsNamed() throws Exception {
        presenter.open(Optional.of(resonance.newChat().id()));
        presenter.send("Hi");
        screen.until(() -> !screen.replies.isEmpty());

        assertThat(screen.replies.getFirst().stage()).isNotNull();
        screen.until(screen::isOver);
    }

    @Test
    void row12_search_isKeptWithTheConversationAndOffAsksNobody() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ChatPage searching = new ChatPage(Resonance.builder()
                .engine(ScriptedEngine.saying("Yes."))
                .retriever(query -> {
                    asked.add(query.question());
                    return new RetrievalOutcome.NoResults(query.question());
                })
                .build())) {
            String id = searching.resonance.newChat().id();
            searching.presenter.open(Optional.of(id));
            searching.presenter.send("Off");
            searching.screen.until(searching.screen::isOver);
            assertThat(asked).isEmpty();

            searching.presenter.setSearch(true);
            ChatSettings reloaded = new ChatSettings();
            FakeScreen other = new FakeScreen();
            new ChatPresenter(searching.backend, other, reloaded, new PendingFiles(other)).open(Optional.of(id));

            assertThat(reloaded.search()).isTrue();
            searching.screen.replies.clear();
            searching.presenter.send("On");
            searching.screen.until(searching.screen::isOver);
            assertThat(asked).containsExactly("On");
        }
    }

    @Test
    void row43_rating_isKeptAndTakenBack() throws Exception {
        String id = resonance.newChat().id();
        String answer = resonance.chat(id).send("Hi").id();
        presenter.open(Optional.of(id));

        presenter.rate(answer, Optional.of(new Feedback(Feedback.Rating.BAD, "too short")));
        assertThat(resonance.store().messages(id).getLast().feedback())
                .contains(new Feedback(Feedback.Rating.BAD, "too short"));
        presenter.rate(answer, Optional.empty());

        assertThat(resonance.store().messages(id).getLast().feedback()).isEmpty();
    }

    @Test
    void row32_engineFailing_isShownInThePlaceOfTheAnswer() throws Exception {
        try (ChatPage broken = new ChatPage(ScriptedEngine.answering(prompt -> {
            throw new IllegalStateException("the model fell over");
        }))) {
            broken.presenter.open(Optional.of(broken.resonance.newChat().id()));
            broken.presenter.send("Go");
            broken.screen.until(broken.screen::isOver);

            assertThat(broken.screen.lastReply().orElseThrow().failure()).isPresent();
            assertThat(broken.screen.busy).isFalse();
        }
    }

    @Test
    void open_unknownConversation_saysThatItIsGone() {
        presenter.open(Optional.of("nope"));

        assertThat(screen.log).containsExactly("missing");
    }

    /** One that answers for ten seconds. */
    static ScriptedEngine talkative() {
        String[] words = IntStream.range(0, 2000).mapToObj(i -> "word ").toArray(String[]::new);
        return ScriptedEngine.answering(prompt -> List.of(words)).pausing(Duration.ofMillis(5));
    }
}
