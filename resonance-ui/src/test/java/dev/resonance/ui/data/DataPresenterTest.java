package dev.resonance.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.ScriptedEngine;
import dev.resonance.ui.language.Language;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DataPresenterTest {
    private final Resonance resonance = Resonance.builder()
            .engine(ScriptedEngine.answering(prompt -> List.of("It ", "is ", "so [1].")))
            .retriever(query -> new RetrievalOutcome.Results(
                    query.question(),
                    List.of(new Passage("Tide", "https://example.org/tide", "example.org", "Tides."))))
            .build();
    private final Screen screen = new Screen();
    private final DataPresenter presenter =
            new DataPresenter(resonance.store(), screen, Language.ENGLISH, ZoneId.of("UTC"));

    @AfterEach
    void close() {
        resonance.close();
    }

    @Test
    void row44_eachKind_hasACellForEachColumn() {
        String id = ask("How do tides work?");
        resonance
                .store()
                .attachments()
                .add(
                        new NewAttachment(Optional.of(id), "notes.txt", "text/plain", Optional.empty(), 100),
                        new ByteArrayInputStream(new byte[34]));

        for (DataKind kind : DataKind.values()) {
            presenter.open(kind, Optional.empty());
            assertThat(screen.last().rows()).as(kind.name()).isNotEmpty();
            screen.last().rows().forEach(row -> assertThat(row.cells()).hasSameSizeAs(kind.columns()));
        }
    }

    @Test
    void row44_conversations_tellTitleStateAndCounts() {
        String id = ask("How do tides work?");
        resonance.store().bin().discard(id);

        presenter.open(DataKind.CONVERSATIONS, Optional.empty());

        assertThat(screen.last().rows().getFirst().cells().subList(1, 6))
                .containsExactly("How do tides work?", "–", "in the bin", "2", "0");
        assertThat(screen.last().counts())
                .containsExactly(
                        new DataTable.Count(DataKind.CONVERSATIONS, 1),
                        new DataTable.Count(DataKind.MESSAGES, 2),
                        new DataTable.Count(DataKind.FILES, 0));
    }

    @Test
    void row44_runs_tellModelTimesAndTokens() {
        ask("How do tides work?");

        presenter.open(DataKind.RUNS, Optional.empty());

        assertThat(screen.last().rows()).hasSize(1);
        List<String> cells = screen.last().rows().getFirst().cells();
        assertThat(cells.get(1)).isEqualTo("scripted");
        assertThat(cells.get(2)).isEqualTo("complete");
        assertThat(cells.get(3)).matches("\\d+ ms");
        assertThat(cells.get(4)).matches("\\d+\\.\\d s");
        assertThat(cells.get(5)).matches("\\d+ \\+ \\d+");
    }

    @Test
    void row44_filter_listsOneConversationOnly() {
        String first = ask("First");
        ask("Second");

        presenter.open(DataKind.MESSAGES, Optional.of(first));

        assertThat(screen.last().rows())
                .hasSize(2)
                .allMatch(row -> row.conversationId().equals(Optional.of(first)));
        assertThat(screen.last().rows().getLast().cells()).contains("First");
    }

    @Test
    void row44_pages_goOlderAndBack() {
        for (int i = 0; i <= 2 * DataPresenter.PAGE; i++) {
            resonance.store().create("number " + i);
        }
        presenter.open(DataKind.CONVERSATIONS, Optional.empty());
        assertThat(screen.last().rows()).hasSize(DataPresenter.PAGE);
        assertThat(screen.last().newer()).isFalse();
        List<DataTable.Row> newest = screen.last().rows();

        presenter.older();
        presenter.older();
        assertThat(screen.last().rows()).hasSize(1);
        assertThat(screen.last().older()).isFalse();
        presenter.older();
        presenter.newer();
        presenter.newer();

        assertThat(screen.last().rows()).isEqualTo(newest);
        assertThat(screen.last().newer()).isFalse();
        assertThat(screen.last().older()).isTrue();
    }

    private String ask(String question) {
        String id = resonance.newChat().id();
        resonance.chat(id).send(question);
        return id;
    }

    private static final class Screen implements DataScreen {
        private final List<DataTable> tables = new ArrayList<>();

        DataTable last() {
            return tables.getLast();
        }

        @Override
        public void show(DataTable table) {
            tables.add(table);
        }

        @Override
        public void showProblem(String problem) {
            throw new AssertionError(problem);
        }
    }
}
