package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationArchive;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StorageException;
import dev.resonance.engine.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the {@link ConversationArchive} of every store does. */
abstract class ConversationArchiveContract extends StoreContract {
    private ConversationArchive archive;
    private String id;

    @BeforeEach
    final void fill() {
        archive = store.archive();
        id = store.create("Vögel 🐦").id();
        Message question = store.append(id, NewMessage.user("question\u0000"));
        Message answer = store.append(
                id,
                new NewMessage(Role.ASSISTANT, "answer", MessageStatus.STOPPED, Optional.of(StoredSamples.details())));
        store.rate(answer.id(), Optional.of(new Feedback(Feedback.Rating.BAD, "no")));
        store.branches().add(id, Optional.of(question.id()), NewMessage.user("other branch"));
        store.branches().show(answer.id());
        store.configure(
                id, new ConversationSettings(Optional.of("Be brief."), Optional.of("nano"), Optional.of(false)));
        store.pin(id, true);
        attach("first", "abc");
        attach("second", "abc");
    }

    @Test
    void read_aConversation_hasAllOfIt() {
        ArchivedConversation read = archive.read(id);

        assertThat(read.conversation()).isEqualTo(store.find(id));
        assertThat(read.messages()).isEqualTo(store.branches().all(id));
        assertThat(read.activeLeafId()).contains(store.messages(id).getLast().id());
        assertThat(read.attachments()).isEqualTo(store.attachments().of(id));
        assertThat(read.discardedAt()).isEmpty();
        assertThatThrownBy(() -> archive.read(UNKNOWN)).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void add_whatWasReadAndDeleted_bringsAllOfItBack() throws IOException {
        ArchivedConversation read = archive.read(id);
        List<Message> branch = store.messages(id);
        store.delete(id);

        assertThat(archive.add(read, file -> bytes("abc"))).isTrue();

        assertThat(archive.read(id)).isEqualTo(read);
        assertThat(store.messages(id)).isEqualTo(branch);
        assertThat(idsFound("vogel answer")).containsExactly(id);
        for (Attachment attachment : read.attachments()) {
            try (InputStream bytes = store.attachments().open(attachment.id())) {
                assertThat(bytes).hasContent("abc");
            }
        }
        assertThat(store.append(id, NewMessage.user("next")).parentId()).isEqualTo(read.activeLeafId());
    }

    @Test
    void add_aDiscardedConversation_putsItBackIntoTheBin() {
        store.bin().discard(id);
        ArchivedConversation read = archive.read(id);
        store.delete(id);

        archive.add(read, file -> bytes("abc"));

        assertThat(archive.read(id)).isEqualTo(read);
        assertThat(idsOfAll()).isEmpty();
        assertThat(store.bin().list(5)).hasSize(1);
    }

    @Test
    void add_aConversationWithoutMessages_isFine() {
        String empty = store.create("empty").id();
        ArchivedConversation read = archive.read(empty);
        store.delete(empty);

        archive.add(read, file -> bytes(""));

        assertThat(archive.read(empty)).isEqualTo(read);
    }

    @Test
    void add_aConversationThatIsThere_changesNothing() {
        ArchivedConversation read = archive.read(id);
        store.rename(id, "renamed");

        assertThat(archive.add(read, file -> bytes("abc"))).isFalse();

        assertThat(store.find(id).title()).isEqualTo("renamed");
        assertThat(store.attachments().of(id)).hasSize(2);
    }

    @Test
    void add_otherBytesThanPromised_addsNothing() {
        ArchivedConversation read = archive.read(id);
        store.delete(id);

        assertThatThrownBy(() -> archive.add(read, file -> bytes("abd")))
                .isInstanceOf(AttachmentRefusedException.class);
        assertThatThrownBy(() -> archive.add(read, file -> bytes("abcd")))
                .isInstanceOf(AttachmentRefusedException.class);
        assertThatThrownBy(() -> archive.add(read, file -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(AttachmentRefusedException.class);

        assertThat(idsOfAll()).isEmpty();
    }

    @Test
    void add_messagesThatAnotherConversationHas_addsNothing() {
        ArchivedConversation read = archive.read(id);
        String otherId = "0" + id.substring(1, 35) + "x";
        Conversation other = new Conversation(
                otherId,
                "",
                read.conversation().createdAt(),
                read.conversation().updatedAt());
        List<Message> messages = read.messages().stream()
                .map(message -> new Message(
                        message.id(),
                        otherId,
                        message.parentId(),
                        message.role(),
                        message.content(),
                        message.status(),
                        message.createdAt(),
                        Optional.empty()))
                .toList();
        ArchivedConversation copied = new ArchivedConversation(
                other, Optional.empty(), Optional.empty(), messages, read.activeLeafId(), List.of());

        assertThatThrownBy(() -> archive.add(copied, file -> bytes(""))).isInstanceOf(StorageException.class);

        assertThat(idsOfAll()).containsExactly(id);
    }

    private void attach(String name, String content) {
        store.attachments()
                .add(
                        new NewAttachment(Optional.of(id), name, "text/plain", Optional.of("te\u0000xt"), 100),
                        bytes(content));
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
