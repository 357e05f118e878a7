package dev.resonance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatMessage;
import dev.resonance.training.DataOptions.BadRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void lines_ofEveryForm_becomeRecords() throws IOException {
        write("data.jsonl", """
                {"instruction":"Add","input":"1 2","output":"3"}

                {"instruction":"Greet","output":"Hi"}
                {"messages":[{"role":"system","content":"s"},{"role":"user","content":"u"},{"role":"assistant","content":"a"}]}
                {"prompt":"one","completion":" two"}
                {"text":"all of it"}
                """);

        assertThat(read("data.jsonl"))
                .containsExactly(
                        new TrainingRecord.Instruction("Add", "1 2", "3"),
                        new TrainingRecord.Instruction("Greet", "", "Hi"),
                        new TrainingRecord.Conversation(
                                List.of(ChatMessage.system("s"), ChatMessage.user("u"), ChatMessage.assistant("a"))),
                        new TrainingRecord.Completion("one", " two"),
                        new TrainingRecord.Document("all of it"));
    }

    @Test
    void array_packedOrNot_isReadRecordByRecord() throws IOException {
        String json = " [{\"text\":\"a\"}, {\"text\":\"b\"}]";
        write("plain.json", json);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed.json.gz")))) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read("plain.json")).hasSize(2).isEqualTo(read("packed.json.gz"));
    }

    @Test
    void text_withBlankLines_hasADocumentBetweenThem() throws IOException {
        write("paragraphs.txt", "one\ntwo\n\n\nthree\n");
        write("lines.txt", "one\ntwo\n");

        assertThat(read("paragraphs.txt"))
                .containsExactly(new TrainingRecord.Document("one\ntwo"), new TrainingRecord.Document("three"));
        assertThat(read("lines.txt"))
                .containsExactly(new TrainingRecord.Document("one"), new TrainingRecord.Document("two"));
    }

    @Test
    void directory_ofFiles_isReadInTheOrderOfNames() throws IOException {
        write("b.jsonl", "{\"text\":\"second\"}");
        write("a.txt", "first");
        write("notes.md", "no data");

        assertThat(read(""))
                .containsExactly(new TrainingRecord.Document("first"), new TrainingRecord.Document("second"));
    }

    @Test
    void badLine_isNamedWithItsNumber() throws IOException {
        write("data.jsonl", "{\"text\":\"good\"}\n{\"text\":\n");

        assertThatThrownBy(() -> read("data.jsonl"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("data.jsonl, line 2 is not JSON")
                .hasMessageContaining("--on-bad-record skip");
    }

    @Test
    void badLines_toBeSkipped_areCounted() throws IOException {
        write("data.jsonl", """
                {"text":"good"}
                7
                {"instruction":"no output"}
                {"messages":[{"role":"user","content":"unanswered"}]}
                {"messages":[{"role":"robot","content":"?"}]}
                {"prompt":"p","completion":" "}
                """);
        DatasetFiles files = new DatasetFiles(BadRecords.SKIP);
        List<TrainingRecord> records = new ArrayList<>();

        files.read(folder.resolve("data.jsonl"), records::add);

        assertThat(records).hasSize(1);
        assertThat(files.skipped()).isEqualTo(5);
    }

    @Test
    void place_thatIsNot_isNamed() {
        assertThatThrownBy(() -> read("missing.jsonl"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("missing.jsonl");
        assertThatThrownBy(() -> read("")).isInstanceOf(TrainingException.class).hasMessageContaining(".jsonl");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private List<TrainingRecord> read(String name) {
        List<TrainingRecord> records = new ArrayList<>();
        new DatasetFiles(BadRecords.FAIL).read(folder.resolve(name), records::add);
        return records;
    }
}
