package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StorageException;
import dev.resonance.storage.document.DocumentIntake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** A full disk and a read-only one: a clear error, and nothing lost. */
final class DiskTest {
    @TempDir
    private Path folder;

    @Test
    void append_onAFullDisk_losesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        assumeSmallDisk();
        Path disk = folder.resolve("disk");
        try (SmallDisk ignored = SmallDisk.mount(disk, 4)) {
            assertThat(ignored).isNotNull();
            Path filler = Files.write(disk.resolve("filler"), new byte[1 << 20]);
            try (SqliteConversationStore store = SqliteConversationStore.open(disk.resolve("chat.db"))) {
                fillAndGoOn(store, () -> Files.delete(filler));
            }
        }
    }

    /** The same by SQLite's own quota, which needs no rights. */
    @Test
    void append_atTheEndOfAQuota_losesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Path file = folder.resolve("chat.db");
        SqliteConversationStore.open(file).close();
        SQLiteConfig small = SqliteDatabase.config(SQLiteConfig.TransactionMode.IMMEDIATE);
        small.setMaxPageCount(200);
        try (SqliteConversationStore store =
                SqliteConversationStore.open(SqliteDatabase.open(file, small), Clock.systemUTC())) {
            String ballast = store.create("ballast").id();
            store.append(ballast, NewMessage.user("x".repeat(200_000)));
            fillAndGoOn(store, () -> store.delete(ballast));
        }
    }

    @Test
    void add_aFileToAFullDisk_keepsNothingOfIt() throws Exception {
        assumeSmallDisk();
        Path disk = folder.resolve("disk");
        try (SmallDisk ignored = SmallDisk.mount(disk, 4)) {
            assertThat(ignored).isNotNull();
            try (SqliteConversationStore store = SqliteConversationStore.open(disk.resolve("chat.db"))) {
                DocumentIntake intake = DocumentIntake.of(store.attachments(), disk.resolve("incoming"), 100 << 20);
                byte[] large = "x".repeat(8 << 20).getBytes(StandardCharsets.UTF_8);

                assertThatThrownBy(() -> store.attachments()
                                .add(
                                        new NewAttachment(Optional.empty(), "f", "a/b", Optional.empty(), 100 << 20),
                                        new ByteArrayInputStream(large)))
                        .isInstanceOf(StorageException.class)
                        .hasMessageStartingWith("cannot write the attachments in ");
                assertThatThrownBy(() -> intake.add(Optional.empty(), "f.txt", new ByteArrayInputStream(large)))
                        .isInstanceOf(StorageException.class)
                        .hasMessageStartingWith("cannot write into ");

                assertThat(store.data().summary().attachments()).isZero();
                assertThat(files(disk.resolve("chat.db-files"))).isEmpty();
                assertThat(files(disk.resolve("incoming"))).isEmpty();
                Attachment small = intake.add(Optional.empty(), "f.txt", new ByteArrayInputStream(new byte[] {'x'}));
                assertThat(store.attachments().open(small.id())).hasContent("x");
            }
        }
    }

    @Test
    void open_onAReadOnlyDisk_saysSo() throws Exception {
        Path disk = folder.resolve("disk");
        Path file = disk.resolve("chat.db");
        if (SmallDisk.possible()) {
            try (SmallDisk mounted = SmallDisk.mount(disk, 4)) {
                SqliteConversationStore.open(file).close();
                mounted.makeReadOnly();
                assertReadOnly(file);
            }
            return;
        }
        SqliteConversationStore.open(file).close();
        SmallDisk.protect(disk, file);
        try {
            assertReadOnly(file);
        } finally {
            SmallDisk.unprotect(disk, file);
        }
    }

    private static void assertReadOnly(Path file) {
        assertThatThrownBy(() -> {
                    try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
                        store.create("x");
                    }
                })
                .isInstanceOf(StorageException.class)
                .satisfies(error -> assertThat(error.getMessage())
                        .contains(file.toString())
                        .containsAnyOf("cannot be written", "cannot be opened"));
    }

    private static void fillAndGoOn(SqliteConversationStore store, Room room) throws IOException {
        String id = store.create("filled").id();
        List<Message> acknowledged = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        acknowledged.add(store.append(id, NewMessage.user(i + " some words ".repeat(100))));
                    }
                })
                .isInstanceOf(StorageException.class)
                .satisfies(error -> assertThat(error.getMessage()).containsAnyOf("disk is full", "free space"));
        assertThat(acknowledged).isNotEmpty();
        assertThat(store.messages(id)).isEqualTo(acknowledged);

        room.make();

        acknowledged.add(store.append(id, NewMessage.user("goes on")));
        assertThat(store.messages(id)).isEqualTo(acknowledged);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void assumeSmallDisk() {
        Assumptions.assumeTrue(SmallDisk.possible(), "a small disk can only be mounted by root");
    }

    private interface Room {
        void make() throws IOException;
    }
}
