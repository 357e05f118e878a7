package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.transfer.ConversationExport;
import dev.resonance.conversation.transfer.ConversationImport;
import dev.resonance.conversation.transfer.ImportReport;
import dev.resonance.engine.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export and import lose nothing, in every store. */
abstract class ConversationTransferContract extends StoreContract {
    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[150_000];
    private String first;
    private String second;

    @BeforeEach
    final void fill() {
        new Random(7).nextBytes(bytes);
        first = store.create("Ünïcode 🐦").id();
        Message question = store.append(first, NewMessage.user("line 1\nline 2\u0000\u2028\uFDD0"));
        Message answer = store.append(
                first,
                new NewMessage(Role.ASSISTANT, "answer", MessageStatus.FAILED, Optional.of(StoredSamples.details())));
        store.rate(answer.id(), Optional.of(new Feedback(Feedback.Rating.GOOD, "fine")));
        store.branches().add(first, Optional.of(question.id()), NewMessage.user("branch"));
        store.branches().show(answer.id());
        store.attachments()
                .add(
                        new NewAttachment(Optional.of(first), "a.bin", "application/x", Optional.of("text"), 1_000_000),
                        new ByteArrayInputStream(bytes));
        store.attachments()
                .add(
                        new NewAttachment(Optional.of(first), "empty", "text/plain", Optional.empty(), 10),
                        InputStream.nullInputStream());
        second = store.create("in the bin").id();
        store.attachments()
                .add(
                        new NewAttachment(Optional.of(second), "binned", "text/plain", Optional.empty(), 10),
                        new ByteArrayInputStream(new byte[] {1, 2, 3}));
        store.bin().discard(second);
    }

    @Test
    void export_deleteAndImport_bringBackEverything() throws IOException {
        ArchivedConversation before = store.archive().read(first);
        ArchivedConversation discarded = store.archive().read(second);
        Path file = export();
        store.data().wipe();

        assertThat(ConversationImport.read(file, store)).isEqualTo(new ImportReport(2, 0));

        assertThat(store.archive().read(first)).isEqualTo(before);
        assertThat(store.archive().read(second)).isEqualTo(discarded);
        Attachment attachment = before.attachments().getFirst();
        try (InputStream stored = store.attachments().open(attachment.id())) {
            assertThat(stored.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(Files.readAllBytes(export())).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void import_whatIsThere_skipsIt() throws IOException {
        Path file = export();
        store.delete(second);

        assertThat(ConversationImport.read(file, store)).isEqualTo(new ImportReport(1, 1));
        assertThat(ConversationImport.read(file, store)).isEqualTo(new ImportReport(0, 2));
    }

    @Test
    void export_oneConversation_hasNoOther() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConversationExport.write(store, List.of(first), out);
        Path file = Files.write(folder.resolve("one.jsonl"), out.toByteArray());
        store.data().wipe();

        assertThat(ConversationImport.read(file, store)).isEqualTo(new ImportReport(1, 0));
        assertThat(idsOfAll()).containsExactly(first);
    }

    @Test
    void export_manyConversations_keepsTheirOrder() throws IOException {
        for (int i = 0; i < 210; i++) {
            String id = store.create("conversation " + i).id();
            store.pin(id, i % 50 == 0);
        }
        List<String> order = idsOfAll();
        Path file = export();
        store.data().wipe();

        ConversationImport.read(file, store);

        assertThat(idsOfAll()).isEqualTo(order);
    }

    private Path export() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConversationExport.writeAll(store, out);
        return Files.write(Files.createTempFile(folder, "export", ".jsonl"), out.toByteArray());
    }
}
