package dev.resonance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs each example as a person would, with the bundled model. */
class ExamplesTest {
    private static final String[] NO_ARGUMENTS = {};

    @Test
    void helloChat_greeted_greetsBack() throws Exception {
        assertThat(Printed.by(() -> HelloChat.main(NO_ARGUMENTS)).strip()).startsWith("Hello!");
    }

    @Test
    void streamTokens_askedForAJoke_printsItAndWhatItTook() throws Exception {
        assertThat(Printed.by(() -> StreamTokens.main(NO_ARGUMENTS)).lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .first()
                .asString()
                .hasSizeGreaterThan(20);
    }

    @Test
    void rememberConversation_secondRun_goesOnWhereTheFirstEnded(@TempDir Path folder) throws Exception {
        String[] file = {folder.resolve("chat.db").toString()};

        String first = Printed.by(() -> RememberConversation.main(file));
        String second = Printed.by(() -> RememberConversation.main(file));

        assertThat(first.lines()).hasSize(2);
        assertThat(second).startsWith(first);
        assertThat(second.lines()).hasSize(4).element(2).isEqualTo("USER: How are you?");
    }

    @Test
    void trainTinyChat_fewSteps_learnsToGreet(@TempDir Path folder) throws Exception {
        String[] arguments = {"60", folder.toString()};

        List<String> printed =
                Printed.by(() -> TrainTinyChat.main(arguments)).lines().toList();

        assertThat(printed.getFirst()).startsWith("step 0: loss 6.");
        assertThat(printed).contains("You: Hello!").hasSizeGreaterThanOrEqualTo(8);
        assertThat(printed.get(printed.indexOf("You: Hello!") + 1))
                .startsWith("Model: ")
                .hasSizeGreaterThan(12);
    }

    @Test
    void answerFromFile_subjectOfTheFile_quotesItsSentenceWithTheNumber() throws Exception {
        String[] arguments = {"notes/plants.md", "What is photosynthesis?"};

        assertThat(Printed.by(() -> AnswerFromFile.main(arguments)).lines())
                .first()
                .isEqualTo("Photosynthesis is the process by which green plants turn light into chemical energy. [1]");
    }

    @Test
    void answerFromFolder_withAPdf_quotesItsSentenceAndNamesTheFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("birds.txt"), "The wren is a small bird with a loud voice.");
        writePdf(folder.resolve("soil.pdf"), "Compost is a mixture of rotted leaves that feeds the soil.");

        assertThat(Printed.by(() -> AnswerFromFolder.main(new String[] {folder.toString(), "What is compost?"}))
                        .lines())
                .containsExactly("Compost is a mixture of rotted leaves that feeds the soil. [1]", "[1] soil.pdf");
    }

    private static void writePdf(Path file, String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            document.save(file.toFile());
        }
    }
}
