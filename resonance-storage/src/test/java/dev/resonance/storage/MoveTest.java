package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.transfer.ConversationExport;
import dev.resonance.conversation.transfer.ConversationImport;
import dev.resonance.conversation.transfer.ImportReport;
import dev.resonance.testkit.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from one machine to several: out of SQLite, into PostgreSQL. */
final class MoveTest {
    @TempDir
    private Path folder;

    @Test
    void export_fromSqliteIntoPostgres_losesNothing() throws Exception {
        Path file = folder.resolve("all.jsonl");
        ArchivedConversation moved;
        try (SqliteConversationStore from = SqliteConversationStore.open(folder.resolve("chat.db"));
                OutputStream out = Files.newOutputStream(file)) {
            String id = from.create("Umzug 🐦").id();
            from.append(id, NewMessage.user("question\u0000 with a null"));
            byte[] bytes = "file".getBytes(StandardCharsets.UTF_8);
            from.attachments()
                    .add(
                            new NewAttachment(Optional.of(id), "f", "text/plain", Optional.of("file"), 100),
                            new ByteArrayInputStream(bytes));
            moved = from.archive().read(id);
            ConversationExport.writeAll(from, out);
        }

        try (PostgresConversationStore to =
                PostgresConversationStore.open(PostgresServer.emptyDatabase(), folder.resolve("files"))) {
            assertThat(ConversationImport.read(file, to)).isEqualTo(new ImportReport(1, 0));
            assertThat(to.archive().read(moved.conversation().id())).isEqualTo(moved);
            assertThat(to.attachments().open(moved.attachments().getFirst().id()))
                    .hasContent("file");
        }
    }
}
