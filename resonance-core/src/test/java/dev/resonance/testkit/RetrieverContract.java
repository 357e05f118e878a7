package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Retriever} promises. A subclass brings the retriever and questions to ask it. */
public abstract class RetrieverContract {
    private Retriever retriever;

    /** A new retriever; the test closes it. */
    protected abstract Retriever open();

    /** A question with at least two passages to be found. */
    protected abstract String answerable();

    /** A question for which nothing is to be found, though the search works. */
    protected abstract String unanswerable();

    @BeforeEach
    final void openRetriever() {
        retriever = open();
    }

    @AfterEach
    final void closeRetriever() {
        Thread.interrupted();
        retriever.close();
    }

    @Test
    final void retrieve_answerableQuestion_givesAtLeastOnePassage() {
        assertThat(retriever.retrieve(RetrievalQuery.of(answerable())))
                .isInstanceOfSatisfying(
                        RetrievalOutcome.Results.class,
                        results -> assertThat(results.passages()).isNotEmpty());
    }

    @Test
    final void retrieve_fewerResultsWanted_givesTheBestOnes() {
        List<Passage> many = retriever
                .retrieve(new RetrievalQuery(answerable(), List.of(), 20))
                .found();
        List<Passage> one = retriever
                .retrieve(new RetrievalQuery(answerable(), List.of(), 1))
                .found();
        assertThat(many).hasSizeBetween(2, 20);
        assertThat(one).containsExactly(many.getFirst());
    }

    @Test
    final void retrieve_found_givesPlainOneLineTexts() {
        for (Passage passage :
                retriever.retrieve(RetrievalQuery.of(answerable())).found()) {
            assertThat(passage.text()).isNotBlank();
            assertThat(List.of(passage.title(), passage.host(), passage.text()))
                    .allSatisfy(text -> assertThat(text).doesNotMatch("(?s).*[\\p{Cntrl}\\p{Cf}].*"));
        }
    }

    @Test
    final void retrieve_unanswerableQuestion_isNoResults() {
        RetrievalOutcome outcome = retriever.retrieve(RetrievalQuery.of(unanswerable()));
        assertThat(outcome).isInstanceOf(RetrievalOutcome.NoResults.class);
        assertThat(outcome.found()).isEmpty();
    }

    @Test
    final void retrieve_questionWithoutWords_isAnInvalidQuery() {
        for (String question : List.of("", "  \n ", "?!…", "\u200b\u200b")) {
            assertThat(retriever.retrieve(RetrievalQuery.of(question)))
                    .isInstanceOfSatisfying(
                            RetrievalOutcome.Failed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.INVALID_QUERY));
        }
    }

    @Test
    final void retrieve_strangeQuestions_neverThrow() {
        List<String> questions = List.of(
                "x".repeat(100_000), "word ".repeat(20_000), "\ud800 lone", "a\0b\r\nc", "*:* AND (", "!g \\x \"q");
        for (String question : questions) {
            assertThatCode(() -> retriever.retrieve(RetrievalQuery.of(question)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    final void retrieve_interruptedThread_failsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        RetrievalOutcome outcome = retriever.retrieve(RetrievalQuery.of(answerable()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RetrievalOutcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CANCELLED));
    }

    @Test
    final void retrieve_manyThreads_giveEachItsOwnAnswer() throws Exception {
        List<Passage> expected =
                retriever.retrieve(RetrievalQuery.of(answerable())).found();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RetrievalOutcome>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                String question = i % 2 == 0 ? answerable() : unanswerable();
                answers.add(threads.submit(() -> retriever.retrieve(RetrievalQuery.of(question))));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get().found()).isEqualTo(i % 2 == 0 ? expected : List.of());
            }
        }
    }

    @Test
    final void close_again_doesNothing() {
        retriever.close();
        assertThatCode(retriever::close).doesNotThrowAnyException();
    }

    @Test
    final void retrieve_afterClose_fails() {
        retriever.close();
        assertThat(retriever.retrieve(RetrievalQuery.of(answerable()))).isInstanceOf(RetrievalOutcome.Failed.class);
    }
}
