package dev.resonance.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import dev.resonance.testkit.RetrieverContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDocumentsTest extends RetrieverContract {
    private static final String NOTES = """
            Photosynthesis is the process by which green plants turn light into chemical energy. It needs water and
            carbon dioxide. Oxygen is given off.

            The Eiffel Tower was finished in 1889. It stands in Paris and is 330 metres high.

            Kitchen
            =======
            The kettle holds 1.7 litres of water.
            Dr. Meier keeps the spare key of the kitchen.
            """;

    @TempDir
    Path folder;

    @Override
    protected Retriever open() {
        return LocalDocuments.of(file("notes.txt", NOTES));
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
    void retrieve_questionAboutASubject_putsItsPassageFirstUnderItsName() {
        assertThat(ask("What is photosynthesis?", file("notes.txt", NOTES)).getFirst())
                .satisfies(passage -> assertThat(passage.title()).isEqualTo("Photosynthesis"))
                .satisfies(passage -> assertThat(passage.text()).startsWith("Photosynthesis is the process by which"))
                .satisfies(passage -> assertThat(passage.host()).isEqualTo("notes.txt"))
                .satisfies(
                        passage -> assertThat(passage.url()).startsWith("file:").endsWith("/notes.txt"));
    }

    @Test
    void retrieve_textUnderAHeading_hasTheHeadingInItsTitle() {
        assertThat(ask("Who keeps the spare key?", file("house.txt", NOTES)).getFirst())
                .satisfies(passage -> assertThat(passage.title()).isEqualTo("house, Kitchen"))
                .satisfies(passage -> assertThat(passage.text()).contains("Dr. Meier keeps the spare key"));
    }

    @Test
    void retrieve_severalFiles_findsTheRightOneForEachQuestion() {
        Path mars = file("mars.md", "# Mars\n\nMars has **two** moons, [Phobos](http://x.example/p) and Deimos.\n");
        Path venus = file("venus.html", "<title>Venus</title><nav>Menu</nav><p>Venus has no moons at all.</p>");
        assertThat(ask("How many moons does Mars have?", mars, venus).getFirst())
                .isEqualTo(new Passage(
                        "Mars", mars.toUri().toString(), "mars.md", "Mars has two moons, Phobos and Deimos."));
        assertThat(ask("And the moons of Venus?", mars, venus).getFirst().text())
                .isEqualTo("Venus has no moons at all.");
    }

    @Test
    void retrieve_sameQuestion_givesTheSameOrderInEveryIndex() {
        String text = "One cat sat. ".repeat(200) + "\n\n" + "A cat and a dog sat. ".repeat(200);
        Path pets = file("pets.txt", text);
        assertThat(ask("cat", pets)).isEqualTo(ask("cat", pets)).hasSize(5);
    }

    @Test
    void retrieve_followUpWithoutWordsOfItsOwn_usesTheEarlierQuestion() {
        try (LocalDocuments documents = LocalDocuments.of(file("notes.txt", NOTES))) {
            RetrievalQuery followUp =
                    new RetrievalQuery("And what about that?", List.of("When was the Eiffel Tower finished?"), 1);
            assertThat(documents.retrieve(followUp).found().getFirst().text()).contains("1889");
        }
    }

    @Test
    void retrieve_questionAboutTheWholeFile_givesItsBeginning() {
        assertThat(ask("Can you summarize this document?", file("notes.txt", NOTES))
                        .getFirst()
                        .title())
                .isEqualTo("Photosynthesis");
    }

    @Test
    void retrieve_factInsideAParagraph_putsItsSentenceFirst() {
        Path office = file(
                "office.txt",
                "Our office opens at nine in the morning. The meeting room must be booked. "
                        + "The wifi password is on the board in the kitchen. It changes every month.\n\n"
                        + "The gym next door is open day and night, even on Sundays.");
        assertThat(ask("Where is the wifi password?", office))
                .extracting(Passage::title, Passage::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "Wifi password", "The wifi password is on the board in the kitchen. It changes every month."));
    }

    @Test
    void retrieve_passageWithFarFewerWordsOfTheQuestion_isLeftOut() {
        Path office = file(
                "office.txt",
                "Our office opens at nine in the morning, even in August.\n\n"
                        + "The gym next door is open day and night, even on Sundays.");
        assertThat(ask("When does the office open?", office)).hasSize(1);
    }

    @Test
    void retrieve_longDocument_givesPassagesOfBoundedSize() {
        Path book = file("book.txt", "The whale swam on through the cold sea that day. ".repeat(2_000));
        assertThat(ask("whale", book))
                .allSatisfy(passage -> assertThat(passage.text().split(" ")).hasSizeLessThanOrEqualTo(90));
    }

    @Test
    void retrieve_htmlWithHiddenText_neverShowsIt() {
        Path page = file("page.html", """
                <h1>Opening hours</h1><p>We open at nine.</p><!-- open secret -->
                <p style="display: none">open secret</p><div aria-hidden="true">open secret</div>
                <noscript>open secret</noscript><p hidden>open secret</p><script>open = 'secret'</script>""");
        assertThat(ask("When do you open?", page))
                .singleElement()
                .satisfies(passage -> assertThat(passage.text()).isEqualTo("We open at nine."));
    }

    @Test
    void retrieve_oldEncodings_readsTheirLetters() throws IOException {
        Path western = folder.resolve("cafe.txt");
        Files.write(western, "The café serves crème brûlée.".getBytes(Charset.forName("windows-1252")));
        Path wide = folder.resolve("wide.txt");
        Files.write(wide, "The café has naïve art.".getBytes(StandardCharsets.UTF_16));
        assertThat(ask("café", western, wide))
                .extracting(Passage::text)
                .containsExactlyInAnyOrder("The café serves crème brûlée.", "The café has naïve art.");
    }

    @Test
    void of_folder_readsWhatIsReadableAndVisible() throws IOException {
        Files.createDirectories(folder.resolve("docs/deep/.git"));
        file("docs/deep/a.txt", "Apples are red.");
        file("docs/.hidden.txt", "Apples are hidden.");
        file("docs/deep/.git/b.txt", "Apples are versioned.");
        file("docs/c.bin", "Apples are binary.");
        Files.write(folder.resolve("docs/broken.txt"), new byte[] {'A', 0, 'B'});
        Files.createSymbolicLink(folder.resolve("docs/deep/loop"), folder.resolve("docs"));
        assertThat(ask("apples", folder.resolve("docs")))
                .extracting(Passage::text)
                .containsExactly("Apples are red.");
    }

    @Test
    void reading_fileOfAnotherKind_asksTheReader() throws IOException {
        file("docs/a.txt", "Apples are red.");
        file("docs/b.pdf", "%PDF");
        file("docs/broken.pdf", "");
        file("docs/c.bin", "x");
        DocumentReader reader = new DocumentReader() {
            @Override
            public boolean reads(String fileName) {
                return fileName.endsWith(".pdf");
            }

            @Override
            public String read(Path path) {
                if (path.endsWith("broken.pdf")) {
                    throw new UnreadableDocumentException(path + " is damaged: save it again");
                }
                return "Apples are round.";
            }
        };
        try (LocalDocuments documents = LocalDocuments.reading(reader)) {
            documents.add(folder.resolve("docs"));
            assertThat(documents.retrieve(RetrievalQuery.of("apples")).found())
                    .extracting(Passage::host, Passage::text)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("a.txt", "Apples are red."),
                            org.assertj.core.groups.Tuple.tuple("b.pdf", "Apples are round."));
        }
    }

    @Test
    void add_folderAgain_readsOnlyWhatHasChangedAndForgetsWhatIsGone() throws IOException {
        Path kept = file("docs/kept.txt", "Apples are red.");
        file("docs/gone.txt", "Apples are gone.");
        file("docs/changed.txt", "Apples are old.");
        try (LocalDocuments documents = LocalDocuments.of(folder.resolve("docs"))) {
            Files.delete(folder.resolve("docs/gone.txt"));
            file("docs/changed.txt", "Apples are brand new.");
            file("docs/new.txt", "Apples are many.");
            // Changed behind the file's time and size, which nobody sees without reading it.
            java.nio.file.attribute.FileTime time = Files.getLastModifiedTime(kept);
            Files.setLastModifiedTime(file("docs/kept.txt", "Apples are bad."), time);
            documents.add(folder.resolve("docs"));
            assertThat(documents.retrieve(RetrievalQuery.of("apples")).found())
                    .extracting(Passage::text)
                    .containsExactlyInAnyOrder("Apples are red.", "Apples are brand new.", "Apples are many.");
        }
    }

    @Test
    void of_unusablePaths_saysWhichAndWhatToDo() throws IOException {
        Path missing = folder.resolve("missing.txt");
        Path image = file("cat.png", "no");
        Path binary = folder.resolve("binary.txt");
        Files.write(binary, new byte[100]);
        Path large = folder.resolve("large.txt");
        Files.write(large, new byte[DocumentFile.MAX_BYTES + 1]);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path path : List.of(missing, image, binary, large, empty)) {
            assertThatThrownBy(() -> LocalDocuments.of(path))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageContaining(path.getFileName().toString())
                    .hasMessageContaining(": ");
        }
    }

    @Test
    void add_text_isFoundUntilItIsReplacedOrRemoved() {
        try (LocalDocuments documents = LocalDocuments.empty()) {
            assertThat(documents.retrieve(RetrievalQuery.of("zebra"))).isInstanceOf(RetrievalOutcome.NoResults.class);
            documents.add("1", "animals.txt", "The zebra is striped.");
            assertThat(documents.retrieve(RetrievalQuery.of("zebra")).found())
                    .containsExactly(new Passage("Zebra", "", "animals.txt", "The zebra is striped."));
            documents.add("1", "animals.txt", "The panda is not.");
            assertThat(documents.retrieve(RetrievalQuery.of("zebra")).found()).isEmpty();
            documents.remove("1");
            assertThat(documents.retrieve(RetrievalQuery.of("panda")).found()).isEmpty();
        }
    }

    private List<Passage> ask(String question, Path... paths) {
        try (LocalDocuments documents = LocalDocuments.of(paths)) {
            return documents.retrieve(RetrievalQuery.of(question)).found();
        }
    }

    private Path file(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
