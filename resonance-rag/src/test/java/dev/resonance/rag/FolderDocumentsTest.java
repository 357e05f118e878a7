package dev.resonance.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderDocumentsTest {
    /** Reads no kind of file that is not known anyway. */
    private static final DocumentReader NONE = new DocumentReader() {
        @Override
        public boolean reads(String fileName) {
            return false;
        }

        @Override
        public String read(Path file) {
            return "";
        }
    };

    @TempDir
    private Path folder;

    @Test
    void folder_thatChanges_isFoundAsItIs() throws IOException {
        try (FolderDocuments documents = FolderDocuments.of(folder, NONE)) {
            assertThat(ask(documents)).isInstanceOf(RetrievalOutcome.NoResults.class);
            Path file = Files.writeString(folder.resolve("sea.txt"), "Blue whales eat krill.");
            documents.refresh();
            assertThat(ask(documents).found()).extracting(Passage::host).containsExactly("sea.txt");
            Files.delete(file);
            documents.refresh();
            assertThat(ask(documents)).isInstanceOf(RetrievalOutcome.NoResults.class);
        }
    }

    @Test
    void folder_thatIsGone_isOneWithoutDocuments() {
        try (FolderDocuments documents = FolderDocuments.of(folder.resolve("none"), NONE)) {
            assertThat(ask(documents)).isInstanceOf(RetrievalOutcome.NoResults.class);
        }
    }

    private static RetrievalOutcome ask(FolderDocuments documents) {
        return documents.retrieve(RetrievalQuery.of("What do blue whales eat?"));
    }
}
