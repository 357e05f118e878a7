package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EraseTest {
    @TempDir
    private Path folder;

    @Test
    void delete_aConversation_leavesNoByteOfItAfterVacuum() throws IOException, SQLException {
        Path file = folder.resolve("chat.db");
        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            store.append(store.create("kept").id(), NewMessage.user("ordinarywords stay"));
            String id = store.create("secrettitle").id();
            for (int i = 0; i < 20; i++) {
                Message message = store.append(id, NewMessage.user("secretword number " + i));
                store.rate(message.id(), Optional.of(new Feedback(Feedback.Rating.GOOD, "secretnote")));
            }
            store.delete(id);
        }

        vacuum(file);

        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains("ordinarywords")).isTrue();
        assertThat(bytes.contains("secret")).isFalse();
        assertThat(folder.resolve("chat.db-wal")).doesNotExist();
    }

    @Test
    void wipe_everything_leavesNoByteOfItAndNoFile() throws IOException {
        Path file = folder.resolve("chat.db");
        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            String id = store.create("secrettitle").id();
            store.append(id, NewMessage.user("secretword"));
            store.attachments()
                    .add(
                            new NewAttachment(Optional.of(id), "f", "text/plain", Optional.of("secrettext"), 100),
                            new ByteArrayInputStream("secretbytes".getBytes(StandardCharsets.UTF_8)));
            store.bin().discard(store.create("secretbin").id());

            store.data().wipe();
        }

        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains("secret"))
                .isFalse();
        try (Stream<Path> files = Files.list(folder.resolve("chat.db-files"))) {
            assertThat(files).isEmpty();
        }
    }

    private static void vacuum(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum");
        }
    }
}
