package dev.resonance.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.examples.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the bundled model by a few chats of our own. */
class SkillsEvaluationTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeSkills() throws IOException {
        Files.writeString(folder.resolve("what.jsonl"), """
                {"kind": "what", "messages": [{"role": "system", "content": "Answer from these sources.\\n[1] Moss: Moss is a small plant without flowers.\\n[2] Photosynthesis: Photosynthesis is the process by which green plants turn light into chemical energy."}, {"role": "user", "content": "What is photosynthesis?"}, {"role": "assistant", "content": "Photosynthesis is the process by which green plants turn light into chemical energy. [2]"}]}
                """);
        Files.writeString(folder.resolve("small-talk.jsonl"), """
                {"kind": "small talk", "messages": [{"role": "user", "content": "Hello!"}, {"role": "assistant", "content": "Good day."}], "accepted": ["Good day.", "Hello! How can I help you?"]}
                {"kind": "small talk", "messages": [{"role": "user", "content": "Hello!"}, {"role": "assistant", "content": "Go away."}]}
                """);
        Files.writeString(folder.resolve("need-source.jsonl"), """
                {"kind": "need-source", "messages": [{"role": "user", "content": "What is photosynthesis?"}, {"role": "assistant", "content": "I do not know that by myself. Turn on web search or attach a document, and I will answer from it."}]}
                """);
    }

    @Test
    void skills_ofTheBundledModel_arePrintedAsATable() throws Exception {
        String printed = Printed.by(() -> SkillsEvaluation.main(new String[] {folder.toString(), "--wrong=1"}));

        assertThat(printed)
                .startsWith("| skill | n | right | false citation | declined | ended |\n|---|")
                .contains("| need-source | 1 | 1.00 | 0.00 | 1.00 | 1.00 |")
                .contains("| small-talk | 2 | 0.50 | 0.00 | 0.00 | 1.00 |")
                .contains("| what | 1 | 1.00 | 0.00 | 0.00 | 1.00 |")
                .contains("wanted: [Go away.]", "said: Hello! How can I help you?");
    }
}
