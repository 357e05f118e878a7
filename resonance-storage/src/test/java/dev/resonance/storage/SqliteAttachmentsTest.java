package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAttachmentsTest {
    @TempDir
    private Path folder;

    @Test
    void add_filesOfAnyName_writesOnlyTheirChecksumsBesideTheDatabase() throws IOException {
        try (SqliteConversationStore store = open()) {
            Attachment added = add(store, Optional.empty(), "../../outside.txt", "abc");

            assertThat(files()).containsExactly(added.sha256());
            assertThat(folder.resolveSibling("outside.txt")).doesNotExist();
        }
    }

    @Test
    void delete_theLastOfEqualFiles_deletesTheBytes() throws IOException {
        try (SqliteConversationStore store = open()) {
            String id = store.create("x").id();
            Attachment first = add(store, Optional.empty(), "a", "same");
            add(store, Optional.of(id), "b", "same");

            store.attachments().delete(first.id());
            assertThat(files()).hasSize(1);

            store.delete(id);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void add_thatIsRefused_leavesNoFile() throws IOException {
        try (SqliteConversationStore store = open()) {
            assertThatThrownBy(() -> store.attachments()
                            .add(new NewAttachment(Optional.empty(), "f", "a/b", Optional.empty(), 2), bytes("abc")))
                    .isNotNull();
            assertThatThrownBy(() -> add(store, Optional.of("nowhere"), "f", "abc"))
                    .isNotNull();

            assertThat(files()).isEmpty();
        }
    }

    @Test
    void open_afterACrash_sweepsWhatHasNoRow() throws IOException {
        try (SqliteConversationStore store = open()) {
            add(store, Optional.empty(), "kept", "kept");
        }
        Files.writeString(filesFolder().resolve("0".repeat(64)), "no row");
        Files.writeString(filesFolder().resolve("incoming-now"), "somebody else is writing it");
        Path old = Files.writeString(filesFolder().resolve("incoming-old"), "nobody is writing it");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(200_000)));

        open().close();

        assertThat(files())
                .hasSize(3)
                .contains("incoming-now", "without-a-row")
                .noneMatch(name -> name.startsWith("000"));
        assertThat(filesFolder().resolve("without-a-row").resolve("0".repeat(64)))
                .exists();
    }

    @Test
    void open_anotherDatabaseInBetween_losesNoFile() throws IOException {
        String id;
        try (SqliteConversationStore store = open()) {
            id = add(store, Optional.empty(), "kept", "kept").id();
        }
        Path database = folder.resolve("chat.db");
        Path away = folder.resolve("away.db");
        Files.move(database, away);
        open().close();
        Files.move(away, database, StandardCopyOption.REPLACE_EXISTING);

        try (SqliteConversationStore store = open();
                InputStream kept = store.attachments().open(id)) {
            assertThat(kept).hasContent("kept");
        }
    }

    @Test
    void add_whereTheFolderCannotBe_saysSo() throws IOException {
        Files.writeString(filesFolder(), "a file in the way");
        try (SqliteConversationStore store = open()) {
            assertThatThrownBy(() -> add(store, Optional.empty(), "f", "x"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("cannot write the attachments in " + filesFolder());
        }
    }

    private SqliteConversationStore open() {
        return SqliteConversationStore.open(folder.resolve("chat.db"));
    }

    private Path filesFolder() {
        return folder.resolve("chat.db-files");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(filesFolder())) {
            return found.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Attachment add(SqliteConversationStore store, Optional<String> owner, String name, String content) {
        return store.attachments()
                .add(new NewAttachment(owner, name, "text/plain", Optional.empty(), 1000), bytes(content));
    }

    private static ByteArrayInputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
