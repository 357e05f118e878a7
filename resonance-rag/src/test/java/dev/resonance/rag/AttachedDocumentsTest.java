package dev.resonance.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.AttachedText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import dev.resonance.testkit.RetrieverContract;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttachedDocumentsTest extends RetrieverContract {
    private static final AttachedText HOUSE = new AttachedText(
            "1",
            "house_rules.md",
            "# Kitchen\n\nThe kettle holds 1.7 litres of water.\n\n"
                    + "Water is turned off at the tap under the sink.");
    private static final AttachedText TRIP =
            new AttachedText("2", "trip.txt", "Our train to Vienna leaves at 9:14 from platform 7.");

    @Override
    protected Retriever open() {
        AttachedDocuments documents = AttachedDocuments.create();
        return new Retriever() {
            @Override
            public RetrievalOutcome retrieve(RetrievalQuery query) {
                return documents.retrieve(query.withAttachments(List.of(HOUSE, TRIP)));
            }

            @Override
            public void close() {
                documents.close();
            }
        };
    }

    @Override
    protected String answerable() {
        return "Where is there water?";
    }

    @Override
    protected String unanswerable() {
        return "Who discovered penicillin?";
    }

    @Test
    void retrieve_question_findsThePassageUnderTheFilesName() {
        assertThat(ask("When does the train leave?", HOUSE, TRIP).found())
                .containsExactly(
                        new Passage("trip", "", "trip.txt", "Our train to Vienna leaves at 9:14 from platform 7."));
        assertThat(ask("How much does the kettle hold?", HOUSE, TRIP).found().getFirst())
                .isEqualTo(new Passage("Kitchen", "", "house_rules.md", "The kettle holds 1.7 litres of water."));
    }

    @Test
    void retrieve_filesOfAnotherConversation_areNeverSeen() {
        try (AttachedDocuments documents = AttachedDocuments.create()) {
            RetrievalQuery query = RetrievalQuery.of("When does the train leave?");
            assertThat(documents.retrieve(query.withAttachments(List.of(TRIP))))
                    .isInstanceOf(RetrievalOutcome.Results.class);
            assertThat(documents.retrieve(query.withAttachments(List.of(HOUSE))))
                    .isInstanceOf(RetrievalOutcome.NoResults.class);
            assertThat(documents.retrieve(query.withAttachments(List.of(HOUSE, TRIP))))
                    .isInstanceOf(RetrievalOutcome.Results.class);
        }
    }

    @Test
    void retrieve_greetingOrNoFile_isSkipped() {
        assertThat(ask("Hello!", HOUSE)).isInstanceOf(RetrievalOutcome.Skipped.class);
        assertThat(ask("When does the train leave?")).isInstanceOf(RetrievalOutcome.Skipped.class);
    }

    @Test
    void retrieve_questionAboutTheFile_givesItsBeginning() {
        assertThat(ask("What is in the attached file?", TRIP).found()).hasSize(1);
    }

    private static RetrievalOutcome ask(String question, AttachedText... files) {
        try (AttachedDocuments documents = AttachedDocuments.create()) {
            return documents.retrieve(RetrievalQuery.of(question).withAttachments(List.of(files)));
        }
    }
}
