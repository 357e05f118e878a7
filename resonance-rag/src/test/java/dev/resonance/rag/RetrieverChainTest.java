package dev.resonance.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.Blocked;
import dev.resonance.retrieval.RetrievalOutcome.Failed;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalOutcome.NoResults;
import dev.resonance.retrieval.RetrievalOutcome.Partial;
import dev.resonance.retrieval.RetrievalOutcome.Results;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import dev.resonance.testkit.RetrieverContract;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetrieverChainTest extends RetrieverContract {
    private static final RetrievalOutcome FAILED = new Failed("q", FailureKind.TIMEOUT, "slow");
    private static final RetrievalOutcome BLOCKED = new Blocked("q", "refused", Instant.EPOCH);
    private static final RetrievalOutcome NOTHING = new NoResults("q");

    @Override
    protected Retriever open() {
        LocalDocuments one = LocalDocuments.empty();
        one.add("1", "one.txt", "The blue whale is large.\n\n# Food\n\nA whale eats krill.");
        LocalDocuments two = LocalDocuments.empty();
        two.add("2", "two.txt", "The sperm whale is deep.");
        return RetrieverChain.merged(one, two);
    }

    @Override
    protected String answerable() {
        return "whale";
    }

    @Override
    protected String unanswerable() {
        return "penguin";
    }

    @Test
    void F15_mergedRankings_areFusedByRank() {
        RetrievalOutcome outcome = RetrieverChain.merged(found("a", "b", "c"), found("c", "d", "a"), found("c"))
                .retrieve(new RetrievalQuery("x", List.of(), 3));
        assertThat(outcome).isInstanceOf(Results.class);
        assertThat(outcome.found()).extracting(Passage::title).containsExactly("c", "a", "b");
    }

    @Test
    void F15_oneRefusedAndAnotherFound_isPartialWithTheHopsInTheTrace() {
        RetrievalOutcome outcome =
                RetrieverChain.merged(found("a"), always(BLOCKED)).retrieve(RetrievalQuery.of("x"));
        assertThat(outcome).isInstanceOf(Partial.class);
        assertThat(outcome.trace().steps()).containsExactly("retriever: RESULTS", "retriever: BLOCKED");
    }

    @Test
    void F15_nothingAnywhere_saysWhatExplainsMost() {
        assertThat(merged(NOTHING, FAILED, BLOCKED)).isInstanceOf(Blocked.class);
        assertThat(merged(NOTHING, FAILED)).isInstanceOf(Failed.class);
        assertThat(merged(NOTHING, new RetrievalOutcome.Skipped("greeting"))).isInstanceOf(NoResults.class);
    }

    @Test
    void F15_firstOf_asksTheNextOnlyWhereNeeded() {
        AtomicInteger asked = new AtomicInteger();
        Retriever last = query -> {
            asked.incrementAndGet();
            return NOTHING;
        };
        assertThat(RetrieverChain.firstOf(found("a"), last).retrieve(RetrievalQuery.of("x")))
                .isInstanceOf(Results.class);
        assertThat(asked).hasValue(0);
        assertThat(RetrieverChain.firstOf(always(BLOCKED), found("b"), last)
                        .retrieve(RetrievalQuery.of("x"))
                        .found())
                .extracting(Passage::title)
                .containsExactly("b");
        assertThat(asked).hasValue(0);
        RetrieverChain.firstOf(always(FAILED), last).retrieve(RetrievalQuery.of("x"));
        assertThat(asked).hasValue(1);
    }

    private static RetrievalOutcome merged(RetrievalOutcome... outcomes) {
        return RetrieverChain.merged(
                        Arrays.stream(outcomes).map(RetrieverChainTest::always).toArray(Retriever[]::new))
                .retrieve(RetrievalQuery.of("x"));
    }

    private static Retriever found(String... titles) {
        return always(new Results(
                "q",
                Arrays.stream(titles)
                        .map(title -> new Passage(title, "https://" + title + ".example/", title + ".example", title))
                        .toList()));
    }

    private static Retriever always(RetrievalOutcome outcome) {
        return query -> outcome;
    }
}
