package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

final class SqliteFailureTest {
    @TempDir
    private Path folder;

    @Test
    void open_belowAFile_namesTheFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertComplaint(() -> open(file.resolve("sub/chat.db")), "cannot make the folder " + file.resolve("sub"));
    }

    @Test
    void open_aFolder_saysThatAFileIsWanted() {
        assertComplaint(() -> open(folder), folder + " is a folder");
    }

    @ParameterizedTest
    @CsvSource({"40", "100", "20000"})
    void open_aTextFile_saysThatItIsNoDatabaseAndKeepsIt(int length) throws IOException {
        String text = "not a database ".repeat(length).substring(0, length);
        Path file = Files.writeString(folder.resolve("notes.txt"), text);

        assertComplaint(() -> open(file), file + " is not a database");
        assertThat(file).hasContent(text);
    }

    @Test
    void open_anEmptyFile_startsAStore() throws IOException {
        try (SqliteConversationStore store = open(Files.createFile(folder.resolve("empty.db")))) {
            assertThat(store.create("works").title()).isEqualTo("works");
        }
    }

    @Test
    void open_aDatabaseOfAnotherProgram_leavesItAlone() throws SQLException {
        Path file = folder.resolve("songs.db");
        execute(file, "create table songs (name text)");

        assertComplaint(() -> open(file), file + " is a database, but not one of conversations");
        execute(file, "insert into songs values ('still here')");
    }

    @Test
    void open_aDatabaseOfANewerVersion_asksForAnUpdate() throws SQLException {
        Path file = folder.resolve("chat.db");
        open(file).close();
        execute(
                file,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, 1)");

        assertComplaint(() -> open(file), file + " was written by a newer version of Resonance");
    }

    @Test
    void anyCall_onADamagedFile_saysSoAndNeverAnswersWrongly() throws IOException {
        Path file = folder.resolve("chat.db");
        try (SqliteConversationStore store = open(file)) {
            String id = store.create("title").id();
            for (int i = 0; i < 200; i++) {
                store.append(id, NewMessage.user("some words to fill a few pages ".repeat(40) + i));
            }
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long length = bytes.length();
            bytes.seek(4096);
            bytes.write(new byte[(int) length - 4096]);
        }

        assertComplaint(
                () -> {
                    try (SqliteConversationStore store = open(file)) {
                        store.list(ConversationQuery.newest(10))
                                .conversations()
                                .forEach(found -> store.messages(found.id()));
                    }
                },
                file + " is damaged");
    }

    @Test
    void append_onAFullDisk_saysSoAndKeepsWhatWasThere() {
        Path file = folder.resolve("chat.db");
        open(file).close();
        SQLiteConfig small = SqliteDatabase.config(SQLiteConfig.TransactionMode.IMMEDIATE);
        small.setMaxPageCount(60);
        try (SqliteConversationStore store =
                SqliteConversationStore.open(SqliteDatabase.open(file, small), Clock.systemUTC())) {
            Conversation conversation = store.create("title");
            store.append(conversation.id(), NewMessage.user("kept"));
            NewMessage tooMuch = NewMessage.user("x".repeat(1_000_000));

            assertComplaint(() -> store.append(conversation.id(), tooMuch), file + " cannot grow: the disk is full");
            store.append(conversation.id(), NewMessage.user("small"));

            assertThat(store.messages(conversation.id()))
                    .extracting(message -> message.content())
                    .containsExactly("kept", "small");
        }
    }

    @Test
    void anyCall_afterClose_saysSo() {
        SqliteConversationStore store = open(folder.resolve("chat.db"));
        store.close();

        assertComplaint(() -> store.create("x"), "the conversations in " + folder.resolve("chat.db") + " are closed");
        assertComplaint(() -> store.list(ConversationQuery.newest(1)), "the conversations in ");
    }

    @Test
    void anyCall_onAnInterruptedThread_failsTypedOrWorks() {
        try (SqliteConversationStore store = open(folder.resolve("chat.db"))) {
            Thread.currentThread().interrupt();
            try {
                store.create("x");
            } catch (StorageException e) {
                assertThat(e.getMessage()).contains("interrupted");
            } finally {
                Thread.interrupted();
            }
            assertThat(store.create("after").title()).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_READONLY, cannot be written",
        "SQLITE_READONLY_DBMOVED, cannot be written",
        "SQLITE_CANTOPEN, cannot be opened",
        "SQLITE_IOERR_WRITE, check the disk",
        "SQLITE_BUSY, in use by another program",
        "SQLITE_CORRUPT_INDEX, is damaged",
        "SQLITE_MISMATCH, refused a statement (SQLITE_MISMATCH)"
    })
    void translated_anErrorOfSqlite_saysWhatToDo(SQLiteErrorCode code, String complaint) {
        ConnectionException error = new ConnectionException(new SQLiteException("sqlite says\nso", code));

        assertComplaint(
                () -> {
                    throw SqliteErrors.translated(folder.resolve("chat.db"), error);
                },
                complaint);
    }

    private static void assertComplaint(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(StorageException.class)
                .satisfies(error -> assertThat(error.getMessage())
                        .contains(words)
                        .doesNotContain("\n")
                        .hasSizeLessThan(300));
    }

    private static SqliteConversationStore open(Path file) {
        return SqliteConversationStore.open(file);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
