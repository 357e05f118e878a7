package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.conversation.StorageException;
import dev.resonance.testkit.PostgresServer;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresFailureTest {
    @TempDir
    private Path folder;

    @Test
    void open_whereNobodyListens_saysSoWithoutThePassword() {
        assertComplaint(
                () -> open("jdbc:postgresql://127.0.0.1:1/chat?user=me&password=hidden"),
                "jdbc:postgresql://127.0.0.1:1/chat cannot be reached");
    }

    @Test
    void open_withAWrongPassword_saysSo() {
        String url = PostgresServer.emptyDatabase().replace("password=secret", "password=hidden");

        assertComplaint(() -> open(url), "refused the user");
    }

    @Test
    void open_aDatabaseThatIsNotThere_saysSo() {
        String url = PostgresServer.emptyDatabase().replaceFirst("/test\\d+", "/nothing");

        assertComplaint(() -> open(url), "is not there");
    }

    @Test
    void open_aDatabaseOfANewerVersion_asksForAnUpdate() throws Exception {
        String url = PostgresServer.emptyDatabase();
        open(url).close();
        PostgresServer.execute(
                url,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (99, '99', 'later', 'SQL', 'V99__l.sql', 'x', 1, true)");

        assertComplaint(() -> open(url), "was written by a newer version of Resonance");
    }

    @Test
    void write_whereOnlyReadingIsAllowed_saysSo() throws Exception {
        String url = PostgresServer.emptyDatabase();
        open(url).close();
        try (PostgresConversationStore store = open(url + "&options=-c%20default_transaction_read_only=on")) {
            assertComplaint(() -> store.create("x"), "cannot be written: it is read-only");
        }
    }

    @Test
    void anyCall_afterClose_saysSo() {
        PostgresConversationStore store = open(PostgresServer.emptyDatabase());
        store.close();

        assertComplaint(() -> store.create("x"), "are closed: open the store again");
    }

    @Test
    void open_afterAWriterDied_marksItsMessageInterrupted() {
        String url = PostgresServer.emptyDatabase();
        PostgresConversationStore dead = open(url);
        String id = dead.create("").id();
        Message begun = dead.append(id, NewMessage.reply(ReplyDetails.begun("nano")));
        dead.update(begun.written("half a sen", MessageStatus.STREAMING, begun.details()));

        try (PostgresConversationStore next = open(url)) {
            assertThat(next.messages(id))
                    .containsExactly(begun.written("half a sen", MessageStatus.INTERRUPTED, begun.details()));
        } finally {
            dead.close();
        }
    }

    private PostgresConversationStore open(String url) {
        return PostgresConversationStore.open(url, folder);
    }

    private static void assertComplaint(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOf(StorageException.class)
                .satisfies(error -> assertThat(error.getMessage())
                        .contains(words)
                        .doesNotContain("hidden", "\n")
                        .hasSizeLessThan(300));
    }
}
