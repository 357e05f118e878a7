package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void restore_aBackup_bringsBackMessagesAndFiles() throws IOException {
        Path zip = folder.resolve("backups/all.zip");
        String id;
        Message message;
        Attachment attachment;
        try (SqliteConversationStore store = SqliteConversationStore.open(folder.resolve("chat.db"))) {
            id = store.create("title").id();
            message = store.append(id, NewMessage.user("kept"));
            attachment = store.attachments()
                    .add(
                            new NewAttachment(Optional.of(id), "f", "text/plain", Optional.empty(), 100),
                            new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
            store.backUp(zip);
            store.backUp(zip);
            store.append(id, NewMessage.user("after the backup"));
        }

        Path restored = folder.resolve("other/chat.db");
        SqliteConversationStore.restore(zip, restored);

        assertThat(names(folder.resolve("backups"))).containsExactly("all.zip");
        assertThat(names(folder.resolve("other"))).containsExactlyInAnyOrder("chat.db", "chat.db-files");
        try (SqliteConversationStore store = SqliteConversationStore.open(restored);
                InputStream bytes = store.attachments().open(attachment.id())) {
            assertThat(store.messages(id)).containsExactly(message);
            assertThat(bytes).hasContent("abc");
        }
    }

    @Test
    void restore_overAStore_isRefused() {
        Path file = folder.resolve("chat.db");
        Path zip = folder.resolve("b.zip");
        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            store.backUp(zip);
        }

        assertThatThrownBy(() -> SqliteConversationStore.restore(zip, file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "files/../../evil", "files/abc", "other.db", "/etc/evil"})
    void restore_aZipWithOtherEntries_writesNothing(String entry) throws IOException {
        Path zip = zip(entry);

        assertRefused(zip);
    }

    @Test
    void restore_besideALogOfTheDatabaseBefore_isRefused() throws IOException {
        Path backup = folder.resolve("backup.zip");
        try (SqliteConversationStore store = SqliteConversationStore.open(folder.resolve("chat.db"))) {
            store.backUp(backup);
        }
        Path log = Files.writeString(folder.resolve("new.db-wal"), "frames of another database");

        assertThatThrownBy(() -> SqliteConversationStore.restore(backup, folder.resolve("new.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(log + " is there already");
        assertThat(folder.resolve("new.db")).doesNotExist();
    }

    @Test
    void restore_aFileWithAnotherChecksum_writesNothing() throws IOException {
        assertRefused(zip("files/" + "0".repeat(64)));
    }

    @Test
    void restore_whatIsNoZipOrCutOff_writesNothing() throws IOException {
        Path zip = folder.resolve("b.zip");
        try (SqliteConversationStore store = SqliteConversationStore.open(folder.resolve("chat.db"))) {
            store.backUp(zip);
        }
        byte[] whole = Files.readAllBytes(zip);

        assertRefused(Files.write(zip, Arrays.copyOf(whole, whole.length / 3)));
        assertRefused(Files.writeString(zip, "no zip"));
    }

    @Test
    void backUp_whereNothingCanBeWritten_saysSo() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "x");
        try (SqliteConversationStore store = SqliteConversationStore.open(folder.resolve("chat.db"))) {
            assertThatThrownBy(() -> store.backUp(inTheWay.resolve("b.zip")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("cannot write the backup");
        }
    }

    private void assertRefused(Path zip) throws IOException {
        Path target = folder.resolve("target/chat.db");
        assertThatThrownBy(() -> SqliteConversationStore.restore(zip, target)).isInstanceOf(StorageException.class);
        assertThat(names(folder.resolve("target"))).isEmpty();
    }

    private Path zip(String entry) throws IOException {
        Path zip = folder.resolve("made.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write('x');
        }
        return zip;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString()).toList();
        }
    }
}
