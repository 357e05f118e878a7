package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import dev.resonance.testkit.FakeRetriever;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies that search first. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplySourcesTest {
    private static final List<Passage> PASSAGES = List.of(
            new Passage("Cats", "https://a.example/", "a.example", "Cats sleep\nmuch."),
            new Passage("Dogs", "https://b.example/", "b.example", "Dogs bark."));
    private static final ReplyOptions OPTIONS = ReplyOptions.defaults();

    private final ConversationStore store = new InMemoryConversationStore();
    private final String id = store.create("").id();

    @Test
    void sources_found_areNumberedShownToTheModelAndStored() {
        ScriptedEngine engine = ScriptedEngine.saying("Cats sleep [1], ", "dogs [", "2] bark [3].");
        Reply reply = answered(engine, query -> new RetrievalOutcome.Results("cats dogs", PASSAGES));
        Message answer = reply.await();
        assertThat(answer.content()).isEqualTo("Cats sleep [1], dogs [2] bark .");
        ReplyDetails details = answer.details().orElseThrow();
        assertThat(details.searchOutcome()).isEqualTo(SearchOutcome.RESULTS);
        assertThat(details.sources())
                .containsExactly(
                        new Source(1, "Cats", "https://a.example/", "a.example", "Cats sleep\nmuch.", true),
                        new Source(2, "Dogs", "https://b.example/", "b.example", "Dogs bark.", true));
        assertThat(store.messages(id).getLast()).isEqualTo(answer);
        assertThat(engine.lastMessages())
                .containsExactly(
                        ChatMessage.system(
                                "Answer from these sources.\n[1] Cats: Cats sleep much.\n[2] Dogs: Dogs bark."),
                        ChatMessage.user("Cats or dogs?"));
    }

    @Test
    void events_ofAReplyThatSearches_tellTheStagesAndTheSourcesBeforeTheText() {
        Reply reply =
                answered(ScriptedEngine.saying("Yes"), query -> new RetrievalOutcome.Results("cats dogs", PASSAGES));
        List<ReplyEvent> events = new ArrayList<>();
        reply.forEach(events::add);
        assertThat(events)
                .startsWith(
                        new ReplyEvent.StageReached(ReplyStage.SEARCHING, 0),
                        new ReplyEvent.SourcesFound(
                                new RetrievalOutcome.Results("cats dogs", PASSAGES),
                                reply.await().details().orElseThrow().sources()),
                        new ReplyEvent.StageReached(ReplyStage.READING, 0),
                        new ReplyEvent.StageReached(ReplyStage.THINKING, 0),
                        new ReplyEvent.Text("Yes"));
    }

    @Test
    void sources_thatDoNotFitTheWindow_areStoredAsNotUsed() {
        List<Passage> tooLong = List.of(
                new Passage("Best", "", "a", "word ".repeat(20)), new Passage("Second", "", "b", "word ".repeat(40)));
        ScriptedEngine engine = ScriptedEngine.saying("x [1][2]").withContextLength(60);
        Message answer = answered(engine, query -> new RetrievalOutcome.Results("q", tooLong))
                .await();
        assertThat(answer.details().orElseThrow().sources())
                .extracting(Source::used)
                .containsExactly(true, false);
        assertThat(answer.content()).isEqualTo("x [1]");
    }

    @Test
    void F20_answerWithoutCitations_getsThoseOfTheSourcesThatBearItOut() {
        ScriptedEngine engine = ScriptedEngine.saying("They say that dogs ", "bark. The moon is far.");
        Reply reply = answered(engine, query -> new RetrievalOutcome.Results("cats dogs", PASSAGES));
        assertThat(reply.await().content()).isEqualTo("They say that dogs bark. The moon is far.");
        engine = ScriptedEngine.saying("Dogs ", "bark.");
        reply = answered(engine, query -> new RetrievalOutcome.Results("cats dogs", PASSAGES));
        assertThat(reply.await().content()).isEqualTo("Dogs bark. [2]");
        List<ReplyEvent> events = new ArrayList<>();
        reply.forEach(events::add);
        assertThat(events).contains(new ReplyEvent.Text(" [2]"));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        ReplyEvent.Done.class,
                        done -> assertThat(done.support().citations())
                                .singleElement()
                                .satisfies(
                                        citation -> assertThat(citation.quote()).isEqualTo("Dogs bark.")));
    }

    @Test
    void F20_forgedCitation_isTakenOutAndReported() {
        Reply reply = answered(
                ScriptedEngine.saying("Cats sleep. [1] Dogs fly. [7]"),
                query -> new RetrievalOutcome.Results("cats dogs", PASSAGES));
        assertThat(reply.await().content()).isEqualTo("Cats sleep. [1] Dogs fly. ");
        List<ReplyEvent> events = new ArrayList<>();
        reply.forEach(events::add);
        ReplyEvent.Done done = (ReplyEvent.Done) events.getLast();
        assertThat(done.support().removed()).containsExactly(7);
        assertThat(done.support().unsupported()).hasSize(1);
    }

    @Test
    void search_thatIsBlocked_isToldAndStillAnswered() {
        RetrievalOutcome blocked = new RetrievalOutcome.Blocked("q", "challenge", Instant.EPOCH);
        Message answer =
                answered(ScriptedEngine.saying("I guess [1]"), query -> blocked).await();
        assertThat(answer.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(answer.content()).isEqualTo("I guess [1]");
        assertThat(answer.details().orElseThrow().searchOutcome()).isEqualTo(SearchOutcome.BLOCKED);
        assertThat(answer.details().orElseThrow().sources()).isEmpty();
    }

    @Test
    void query_ofAFollowUp_holdsTheEarlierQuestions() {
        FakeRetriever retriever = FakeRetriever.finding(query -> new RetrievalOutcome.NoResults("q"));
        try (ReplyPath path = new ReplyPath(ScriptedEngine.saying("ok"), store, Optional.of(retriever))) {
            path.start(ReplyRequest.in(id, "Who is Ada?", OPTIONS)).await();
            path.start(ReplyRequest.in(id, "When was she born?", OPTIONS.withMaxResults(3)))
                    .await();
        }
        assertThat(retriever.queries().getLast())
                .isEqualTo(new RetrievalQuery("When was she born?", List.of("Who is Ada?"), 3));
    }

    @Test
    void search_thatIsOff_asksNobody() {
        FakeRetriever retriever = FakeRetriever.finding(query -> new RetrievalOutcome.NoResults("q"));
        try (ReplyPath path = new ReplyPath(ScriptedEngine.saying("ok"), store, Optional.of(retriever))) {
            Message answer = path.start(ReplyRequest.in(id, "Hi", OPTIONS.withSearch(false)))
                    .await();
            assertThat(answer.details().orElseThrow().searchOutcome()).isEqualTo(SearchOutcome.SKIPPED);
        }
        assertThat(retriever.queries()).isEmpty();
    }

    @Test
    void cancel_whileSearching_interruptsTheSearchAndStopsTheReply() throws InterruptedException {
        CountDownLatch searching = new CountDownLatch(1);
        FakeRetriever retriever = FakeRetriever.finding(query -> {
            searching.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new RetrievalOutcome.Failed("q", RetrievalOutcome.FailureKind.CANCELLED, "interrupted");
        });
        ScriptedEngine engine = ScriptedEngine.saying("never");
        try (ReplyPath path = new ReplyPath(engine, store, Optional.of(retriever))) {
            Reply reply = path.start(ReplyRequest.in(id, "Hi", OPTIONS));
            searching.await();
            reply.cancel();
            assertThat(reply.await().status()).isEqualTo(MessageStatus.STOPPED);
        }
        assertThat(engine.requests()).isEmpty();
        assertThat(store.messages(id)).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT);
    }

    private Reply answered(ScriptedEngine engine, Function<RetrievalQuery, RetrievalOutcome> outcome) {
        try (ReplyPath path = new ReplyPath(engine, store, Optional.of(FakeRetriever.finding(outcome)))) {
            Reply reply = path.start(ReplyRequest.in(id, "Cats or dogs?", OPTIONS));
            reply.forEach(event -> {});
            return reply;
        }
    }
}
