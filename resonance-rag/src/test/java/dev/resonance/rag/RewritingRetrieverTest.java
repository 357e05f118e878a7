package dev.resonance.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.EngineBusyException;
import dev.resonance.rag.query.ModelQueryRewriter;
import dev.resonance.rag.query.QueryRewriter;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.testkit.FakeRetriever;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RewritingRetrieverTest {
    private static final RetrievalQuery QUERY =
            new RetrievalQuery("How tall is it?", List.of("What is the Eiffel Tower?"), 5);

    private final FakeRetriever web = FakeRetriever.finding(
            query -> new RetrievalOutcome.Results(query.question(), List.of(page(query.question()), page("common"))));

    @Test
    void F17_goodRewriting_isAskedAfterTheQuestionAndFused() {
        RetrievalOutcome outcome = ask(query -> List.of("Eiffel Tower height"));
        assertThat(web.queries())
                .extracting(RetrievalQuery::question)
                .containsExactly("How tall is it?", "Eiffel Tower height");
        assertThat(outcome.found())
                .extracting(Passage::title)
                .containsExactly("common", "How tall is it?", "Eiffel Tower height");
        assertThat(outcome.trace().asked()).isEqualTo("How tall is it?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Eiffel Tower\nheight",
                "How tall is it?",
                "I am a language model and cannot help.",
                "12345",
                "埃菲尔铁塔有多高",
                "Eiffel Tower height in metres and in feet and in yards and in inches and in miles and in cubits and in"
                        + " furlongs and in rods and in chains and in ells and in spans"
            })
    void F17_junkOfARewriter_isNotAsked(String junk) {
        ask(query -> List.of(junk));
        assertThat(web.queries()).extracting(RetrievalQuery::question).containsExactly("How tall is it?");
    }

    @Test
    void F17_manyRewritings_areThreeAtMost() {
        ask(query -> List.of("tower one", "tower two", "tower two", "tower three", "tower four"));
        assertThat(web.queries()).hasSize(4);
    }

    @Test
    void F17_rewriterThatFails_leavesTheQuestion() {
        assertThat(ask(query -> {
                    throw new EngineBusyException(1, Duration.ofSeconds(1));
                }))
                .isInstanceOf(RetrievalOutcome.Results.class);
        assertThat(web.queries()).hasSize(1);
    }

    @Test
    void F17_questionThatNeedsNoSearch_isNotRewritten() {
        RetrievalOutcome skipped = new RetrievalOutcome.Skipped("greeting");
        RewritingRetriever retriever = RewritingRetriever.of(query -> skipped, query -> {
            throw new AssertionError("rewritten");
        });
        assertThat(retriever.retrieve(QUERY)).isEqualTo(skipped);
    }

    @Test
    void F17_modelAsRewriter_seesTheConversationAndIsChecked() {
        ScriptedEngine engine = ScriptedEngine.saying("Eiffel ", "Tower height");
        ask(ModelQueryRewriter.of(engine));
        assertThat(engine.lastMessages().getFirst().content()).endsWith("What is the Eiffel Tower?\nHow tall is it?");
        assertThat(web.queries().getLast().question()).isEqualTo("Eiffel Tower height");
    }

    private RetrievalOutcome ask(QueryRewriter rewriter) {
        return RewritingRetriever.of(web, rewriter).retrieve(QUERY);
    }

    private static Passage page(String title) {
        return new Passage(title, "https://e.example/" + title.hashCode(), "e.example", title);
    }
}
