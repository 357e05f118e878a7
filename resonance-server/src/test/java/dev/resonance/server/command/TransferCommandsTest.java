package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.storage.SqliteConversationStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code export}, {@code import}, {@code backup} and {@code restore}, on a real database. */
final class TransferCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String first = "";
    private String second = "";
    private List<Message> messages = List.of();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void fill() {
        try (SqliteConversationStore store = open("here")) {
            first = store.create("Bäume 🌳").id();
            store.append(first, NewMessage.user("How old is the oak?"));
            store.attachments()
                    .add(
                            new NewAttachment(Optional.of(first), "a.txt", "text/plain", Optional.empty(), 10),
                            new ByteArrayInputStream(new byte[] {'x'}));
            second = store.create("Birds").id();
            store.append(second, NewMessage.user("Wrens?"));
            messages = store.messages(first);
        }
    }

    @Test
    void exportAndImport_bringAllToAnotherPlace() {
        Path file = folder.resolve("all.jsonl");

        assertThat(run("here", "export", file.toString())).isZero();
        assertThat(run("there", "import", file.toString())).isZero();
        assertThat(run("there", "import", file.toString())).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "conversations: 2 imported, 0 there already", "conversations: 0 imported, 2 there already");
        assertRestored("there");
    }

    @Test
    void export_ofSome_hasNoOthers() {
        Path file = folder.resolve("one.jsonl");

        assertThat(run("here", "export", "--conversation", second, file.toString()))
                .isZero();
        run("there", "import", file.toString());

        assertThat(out.toString()).contains("1 imported");
    }

    @Test
    void export_asMarkdownToTheOutput_isToBeRead() {
        PrintStream usual = System.out;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            assertThat(run("here", "export", "--format=markdown", "-")).isZero();
        } finally {
            System.setOut(usual);
        }

        assertThat(caught.toString(StandardCharsets.UTF_8))
                .startsWith("# Birds\n\n## You, ")
                .contains("\n---\n\n# Bäume 🌳\n\nFile: a.txt\n\n## You, ", "How old is the oak?\n");
    }

    @Test
    void export_thatFails_leavesNoFile() throws Exception {
        Path file = folder.resolve("none.jsonl");

        assertThat(run("here", "export", "--conversation=nope", file.toString()))
                .isEqualTo(2);
        assertThat(run("here", "export", folder.resolve("no/folder/x").toString()))
                .isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("resonance: "));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("here"));
        }
    }

    @Test
    void import_ofWhatIsNoExport_isRefusedWithTheLine() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing\n");

        assertThat(run("there", "import", file.toString())).isEqualTo(2);
        assertThat(run("there", "import", folder.resolve("nowhere").toString())).isEqualTo(2);

        assertThat(err.toString()).contains("line 1 ", "nowhere");
    }

    @Test
    void backupAndRestore_bringAllBackWhereNothingIs() {
        Path file = folder.resolve("backup.zip");

        assertThat(run("here", "backup", file.toString())).isZero();
        assertThat(run("there", "restore", file.toString())).isZero();
        assertThat(run("here", "restore", file.toString())).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().contains("there already");
        assertRestored("there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore"})
    void backup_withPostgres_namesTheOtherWay(String command) {
        String url = "jdbc:postgresql://127.0.0.1:1/chat?password=hidden";

        assertThat(run("here", command, "--database-url=" + url, "x.zip")).isEqualTo(2);

        assertThat(err.toString()).contains("pg_dump", "export").doesNotContain("hidden");
    }

    private void assertRestored(String place) {
        try (SqliteConversationStore store = open(place)) {
            assertThat(store.messages(first)).isEqualTo(messages);
            assertThat(store.attachments().of(first))
                    .singleElement()
                    .satisfies(file ->
                            assertThat(store.attachments().open(file.id())).hasContent("x"));
        }
    }

    private SqliteConversationStore open(String place) {
        return SqliteConversationStore.open(folder.resolve(place).resolve("resonance.db"));
    }

    private int run(String place, String command, String... more) {
        CommandLine line = ResonanceCommand.commandLine((settings, stop) -> {});
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(Stream.concat(Stream.of(command, "--data-dir=" + folder.resolve(place)), Stream.of(more))
                .toArray(String[]::new));
    }
}
