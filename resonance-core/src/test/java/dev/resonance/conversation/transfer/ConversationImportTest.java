package dev.resonance.conversation.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that must not be imported: the export is head, conversation, 2 messages, attachment, bytes, end. */
final class ConversationImportTest {
    private final InMemoryConversationStore store = new InMemoryConversationStore();

    @TempDir
    private Path folder;

    private String whole = "";

    @BeforeEach
    void export() {
        try (InMemoryConversationStore other = new InMemoryConversationStore()) {
            String id = other.create("title").id();
            other.append(id, NewMessage.user("question"));
            other.append(id, NewMessage.user("another"));
            other.attachments()
                    .add(
                            new NewAttachment(Optional.of(id), "f", "text/plain", Optional.empty(), 100),
                            new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ConversationExport.writeAll(other, out);
            whole = out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void read_theWholeFile_isFine() throws IOException {
        assertThat(ConversationImport.read(file(whole), store)).isEqualTo(new ImportReport(1, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1 | \"version\":2 | 1 | newer version",
                "\"conversations\",\"version\" | \"songs\",\"version\" | 1 | does not begin an export",
                "\"pinned\":false | \"pinned\":0 | 2 | neither true nor false",
                "\"messages\":2 | \"messages\":3 | 5 | has no object 'message'",
                "\"messages\":2 | \"messages\":-1 | 2 | no count",
                "\"messages\":2 | \"messages\":1.5 | 2 | no whole number",
                "\"messages\":2 | \"messages\":1e999999999 | 2 | no whole number",
                "\"role\":\"USER\" | \"role\":\"KING\" | 3 | does not know",
                "\"content\":\"another\" | \"content\":null | 4 | has no 'content'",
                "\"content\":\"another\" | \"text\":\"another\" | 4 | has no 'content'",
                "\"parent\":\" | \"parent\":\"0 | 2 | does not fit together",
                "\"created_at\":\"2 | \"created_at\":\"x | 2 | no time",
                "text/plain | text plain | 5 | not allowed",
                "YWJj | YWJk | 5 | checksum",
                "YWJj | YWJjYWJj | 6 | more or less bytes",
                "YWJj | !!! | 6 | not base64",
                "{\"end\" | {\"end\":{},\"x\" | 7 | has no 'conversations'",
                "{\"end\" | [{\"end\" | 7 | no JSON object"
            })
    void read_aDamagedLine_namesItAndImportsNothing(String part, String damage, int line, String complaint)
            throws IOException {
        String damaged = whole.replace(part, damage);
        assertThat(damaged).isNotEqualTo(whole);

        assertThatThrownBy(() -> ConversationImport.read(file(damaged), store))
                .isInstanceOfSatisfying(
                        ImportRefusedException.class,
                        refused -> assertThat(refused.line()).isEqualTo(line))
                .hasMessageContaining(complaint)
                .hasMessageStartingWith("line " + line);
        assertNothingImported();
    }

    @Test
    void read_aFileCutOffAnywhere_importsNothing() throws IOException {
        List<Integer> cuts = IntStream.range(0, whole.length() - 1).boxed().toList();
        Path file = folder.resolve("cut.jsonl");
        for (int cut : cuts) {
            Files.writeString(file, whole.substring(0, cut));
            assertThatThrownBy(() -> ConversationImport.read(file, store)).isInstanceOf(ImportRefusedException.class);
        }
        assertNothingImported();
    }

    @Test
    void read_whatIsNoText_isRefused() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> ConversationImport.read(file, store))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessage("line 1 is not UTF-8: nothing was imported");
    }

    @Test
    void read_nestedWithoutEnd_isRefused() throws IOException {
        assertThatThrownBy(() -> ConversationImport.read(file("{\"a\":".repeat(100_000)), store))
                .isInstanceOf(ImportRefusedException.class);
    }

    @Test
    void read_aFileThatIsNotThere_saysSo() {
        assertThatThrownBy(() -> ConversationImport.read(folder.resolve("none"), store))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("none");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("export.jsonl"), content);
    }

    private void assertNothingImported() {
        assertThat(store.list(new ConversationQuery("", 5, Optional.empty())).conversations())
                .isEmpty();
    }
}
