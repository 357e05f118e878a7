package dev.resonance.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the evaluation on a few questions of our own, with the bundled model. */
class RetrievalEvaluationTest {
    private static final String QUESTIONS = """
            {"title": "Kettle", "context": "The kettle holds 1.7 litres of water.", "question": "How much does the kettle hold?", "answer": "1.7 litres"}
            {"title": "Kettle", "context": "It was made in Solingen in 1952.", "question": "Where was it made?", "answer": "Solingen"}
            {"title": "Kettle", "context": "It was made in Solingen in 1952.", "question": "Who sold it?", "answer": ""}
            """;

    private static final String CHATS = """
            {"kind": "rag-intro", "messages": [{"role": "system", "content": "Answer from these sources.\\n[1] Moss: Moss is a small plant without flowers.\\n[2] Photosynthesis: Photosynthesis is the process by which green plants turn light into chemical energy."}, {"role": "user", "content": "What is photosynthesis?"}, {"role": "assistant", "content": "Photosynthesis is the process by which green plants turn light into chemical energy. [2]"}]}
            {"kind": "smalltalk", "messages": [{"role": "user", "content": "Hello!"}, {"role": "assistant", "content": "Hello!"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void evaluation_ofFewQuestions_printsItsTables() throws IOException {
        String printed = printed("squad=" + packed("squad.jsonl.gz", QUESTIONS), "chat=" + packed("chat.gz", CHATS));
        assertThat(printed)
                .contains("| SQuAD 2.0: paragraphs of one article | BM25 | 2 | 1.000 | 1.000 | 1.000 | 1.000 |")
                .contains("| SQuAD 2.0: all paragraphs | first n | 2 | 0.500 | 1.000 | 1.000 | 0.815 |")
                .contains("| rag-intro | 1 | 1.00 | 1.00 | 1.00 | 1.00 | 0.00 |")
                .contains("| ranked first: all that can be answered | 1 | 1.00 | 1.00 | 1.00 | 1.00 | 0.00 |")
                .contains("the answering passage taken away | 1 |")
                .doesNotContain("smalltalk");
    }

    private String packed(String name, String records) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(records.getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }

    private static String printed(String... arguments) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            RetrievalEvaluation.main(arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
