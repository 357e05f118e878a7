package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChatPresenterTest {
    private final ScriptedEngine engine =
            ScriptedEngine.saying("Hello ", "there, ", "friend.").pausing(Duration.ofMillis(20));
    private final Resonance resonance = Resonance.builder().engine(engine).build();
    private final Backend backend = new Backend(CompletableFuture.completedFuture(resonance));
    private final FakeScreen screen = new FakeScreen();
    private final ChatPresenter presenter = screen.presenter(backend);

    @AfterEach
    void close() {
        presenter.leave();
        resonance.close();
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
        try (Resonance small = Resonance.builder()
                .engine(ScriptedEngine.saying("x").withContextLength(8))
                .build()) {
            FakeScreen page = new FakeScreen();
            ChatPresenter asked = page.presenter(new Backend(CompletableFuture.completedFuture(small)));
            asked.open(Optional.of(small.newChat().id()));

            asked.send("one two three four five six seven eight nine ten");

            assertThat(page.problem).contains("maximum context length is 8");
            assertThat(page.busy).isFalse();
        }
    }

    @Test
    void row01_manyTokens_theScreenHearsOfThemAtMostTwentyTimesASecond() throws Exception {
        String[] tokens = IntStream.range(0, 250).mapToObj(i -> "w" + i + " ").toArray(String[]::new);
        try (Resonance fast = Resonance.builder()
                .engine(ScriptedEngine.saying(tokens).pausing(Duration.ofMillis(2)))
                .build()) {
            FakeScreen page = new FakeScreen();
            ChatPresenter reader = page.presenter(new Backend(CompletableFuture.completedFuture(fast)));
            reader.open(Optional.of(fast.newChat().id()));
            long start = System.nanoTime();

            reader.send("Go");
            page.until(page::isOver);

            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(page.replies.size()).isLessThanOrEqualTo((int) (seconds * 20) + 2);
            assertThat(page.lastReply().orElseThrow().text()).isEqualTo(String.join("", tokens));
        }
    }

    @Test
    void row03_stop_endsTheGenerationAndKeepsWhatWasWritten() throws Exception {
        try (Resonance slow = slow()) {
            FakeScreen page = new FakeScreen();
            ChatPresenter reader = page.presenter(new Backend(CompletableFuture.completedFuture(slow)));
            reader.open(Optional.of(slow.newChat().id()));
            reader.send("Go");
            page.until(() ->
                    page.lastReply().map(reply -> reply.text().length() > 10).orElse(false));

            long stopped = System.nanoTime();
            reader.stop();
            page.until(page::isOver);

            assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofMillis(300));
            Message message = page.lastReply().orElseThrow().ended().orElseThrow();
            assertThat(message.status()).isEqualTo(MessageStatus.STOPPED);
            assertThat(message.content()).startsWith("word word");
            assertThat(page.busy).isFalse();
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
        try (Resonance searching = Resonance.builder()
                .engine(ScriptedEngine.saying("Yes."))
                .retriever(query -> {
                    asked.add(query.question());
                    return new RetrievalOutcome.NoResults(query.question());
                })
                .build()) {
            Backend shared = new Backend(CompletableFuture.completedFuture(searching));
            FakeScreen page = new FakeScreen();
            ChatPresenter writer = page.presenter(shared);
            String id = searching.newChat().id();
            writer.open(Optional.of(id));
            writer.send("Off");
            page.until(page::isOver);
            assertThat(asked).isEmpty();

            writer.setSearch(true);
            ChatSettings reloaded = new ChatSettings();
            FakeScreen other = new FakeScreen();
            new ChatPresenter(shared, other, reloaded, new PendingFiles(other)).open(Optional.of(id));

            assertThat(reloaded.search()).isTrue();
            page.replies.clear();
            writer.send("On");
            page.until(page::isOver);
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
        try (Resonance broken = Resonance.builder()
                .engine(ScriptedEngine.answering(prompt -> {
                    throw new IllegalStateException("the model fell over");
                }))
                .build()) {
            FakeScreen page = new FakeScreen();
            ChatPresenter reader = page.presenter(new Backend(CompletableFuture.completedFuture(broken)));
            reader.open(Optional.of(broken.newChat().id()));
            reader.send("Go");
            page.until(page::isOver);

            assertThat(page.lastReply().orElseThrow().failure()).isPresent();
            assertThat(page.busy).isFalse();
        }
    }

    @Test
    void open_unknownConversation_saysThatItIsGone() {
        presenter.open(Optional.of("nope"));

        assertThat(screen.log).containsExactly("missing");
    }

    /** One that answers for ten seconds. */
    static Resonance slow() {
        String[] words = IntStream.range(0, 2000).mapToObj(i -> "word ").toArray(String[]::new);
        return Resonance.builder()
                .engine(ScriptedEngine.answering(prompt -> List.of(words)).pausing(Duration.ofMillis(5)))
                .build();
    }
}
