package dev.resonance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void answerFromFile_subjectOfTheFile_quotesItsSentenceWithTheNumber() throws Exception {
        String[] arguments = {"notes/plants.md", "What is photosynthesis?"};

        assertThat(Printed.by(() -> AnswerFromFile.main(arguments)).lines())
                .first()
                .isEqualTo("Photosynthesis is the process by which green plants turn light into chemical energy. [1]");
    }
}
