package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.NewAttachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the {@link Attachments} of every store do. */
abstract class AttachmentsContract extends StoreContract {
    private static final String ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private Attachments attachments;
    private String conversation;

    @BeforeEach
    final void prepare() {
        attachments = store.attachments();
        conversation = store.create("with files").id();
    }

    @Test
    void add_aFile_keepsItsBytesAndWhatIsKnownOfIt() throws IOException {
        Attachment added = attachments.add(
                new NewAttachment(
                        Optional.of(conversation), "notes.md", "text/markdown", Optional.of("abc\uD83D"), 100),
                bytes("abc"));

        assertThat(added.conversationId()).contains(conversation);
        assertThat(added.name()).isEqualTo("notes.md");
        assertThat(added.contentType()).isEqualTo("text/markdown");
        assertThat(added.sizeBytes()).isEqualTo(3);
        assertThat(added.sha256()).isEqualTo(ABC_SHA256);
        assertThat(added.text()).contains("abc\uFFFD");
        assertThat(attachments.find(added.id())).isEqualTo(added);
        assertThat(attachments.of(conversation)).containsExactly(added);
        assertThat(content(added)).isEqualTo("abc");
    }

    @Test
    void add_theSameBytesTwice_keepsTheOneWhenTheOtherIsDeleted() throws IOException {
        Attachment first = add(Optional.of(conversation), "first", "same");
        Attachment second = add(Optional.of(conversation), "second", "same");

        attachments.delete(first.id());

        assertThat(attachments.of(conversation)).containsExactly(second);
        assertThat(content(second)).isEqualTo("same");
        assertThatThrownBy(() -> attachments.open(first.id())).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void add_anEmptyFile_isFine() throws IOException {
        assertThat(content(add(Optional.empty(), "empty", ""))).isEmpty();
    }

    @Test
    void add_exactlyTheLargestSize_isAllowedAndOneByteMoreIsNot() {
        NewAttachment five = new NewAttachment(Optional.of(conversation), "f", "a/b", Optional.empty(), 5);

        assertThat(attachments.add(five, bytes("12345")).sizeBytes()).isEqualTo(5);
        assertThatThrownBy(() -> attachments.add(five, bytes("123456")))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessage("'f' is larger than 5 bytes: attach a smaller file");
        assertThat(attachments.of(conversation)).hasSize(1);
    }

    @Test
    void add_anEndlessFile_stopsReadingAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return length;
            }
        };
        NewAttachment limited = new NewAttachment(Optional.empty(), "f", "a/b", Optional.empty(), 100_000);

        assertThatThrownBy(() -> attachments.add(limited, endless)).isInstanceOf(AttachmentRefusedException.class);
    }

    @Test
    void add_aFileThatIsCutOff_keepsNothing() {
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw new IOException("cut off");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }
        };
        NewAttachment file = new NewAttachment(Optional.of(conversation), "f", "a/b", Optional.empty(), 100);

        assertThatThrownBy(() -> attachments.add(file, broken))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("did not arrive completely");
        assertThat(attachments.of(conversation)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\Users\\me\\a b.txt', a b.txt",
        "'quote\"d ''name''.txt', 'quote\"d ''name''.txt'",
        "🐦.png, 🐦.png",
        ".., file",
        "a/, file",
        "'  ', file"
    })
    void add_anyName_keepsItsLastPart(String name, String kept) throws IOException {
        Attachment added = add(Optional.empty(), name, "x");

        assertThat(added.name()).isEqualTo(kept);
        assertThat(content(added)).isEqualTo("x");
    }

    @Test
    void add_aVeryLongName_keepsItsEnd() {
        assertThat(add(Optional.empty(), "x".repeat(5000) + ".pdf", "x").name())
                .hasSize(255)
                .endsWith("x.pdf");
    }

    @Test
    void assign_aFile_givesItToTheConversation() {
        Attachment added = add(Optional.empty(), "f", "x");

        Attachment assigned = attachments.assign(added.id(), conversation);

        assertThat(assigned.conversationId()).contains(conversation);
        assertThat(attachments.of(conversation)).containsExactly(assigned);
    }

    @Test
    void anyCall_withAnUnknownId_saysSo() {
        Attachment added = add(Optional.empty(), "f", "x");
        List<Callable<?>> calls = List.of(
                () -> attachments.find("nowhere"),
                () -> attachments.open("../../etc/passwd"),
                () -> attachments.of("nowhere"),
                () -> attachments.assign("nowhere", conversation),
                () -> attachments.assign(added.id(), "nowhere"),
                () -> add(Optional.of("nowhere"), "f", "x"));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::call).isInstanceOf(ConversationNotFoundException.class));
        assertThatThrownBy(() -> attachments.delete("nowhere")).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void discard_theConversation_hidesItsFilesUntilItComesBack() throws IOException {
        Attachment added = add(Optional.of(conversation), "f", "x");

        store.bin().discard(conversation);
        assertThatThrownBy(() -> attachments.find(added.id())).isInstanceOf(ConversationNotFoundException.class);

        store.bin().restore(conversation);
        assertThat(content(added)).isEqualTo("x");
    }

    @Test
    void delete_theConversation_deletesItsFiles() {
        Attachment lost = add(Optional.of(conversation), "f", "x");
        Attachment kept = add(Optional.empty(), "f", "x");

        store.delete(conversation);

        assertThatThrownBy(() -> attachments.open(lost.id())).isInstanceOf(ConversationNotFoundException.class);
        assertThat(attachments.find(kept.id())).isEqualTo(kept);
    }

    @Test
    void empty_theBin_deletesTheFilesOfWhatWasInIt() {
        Attachment lost = add(Optional.of(conversation), "f", "x");
        store.bin().discard(conversation);

        store.bin().empty(Instant.now().plusSeconds(60));

        assertThatThrownBy(() -> attachments.open(lost.id())).isInstanceOf(ConversationNotFoundException.class);
    }

    private Attachment add(Optional<String> owner, String name, String content) {
        return attachments.add(
                new NewAttachment(owner, name, "text/plain", Optional.empty(), 1_000_000), bytes(content));
    }

    private String content(Attachment attachment) throws IOException {
        try (InputStream stored = attachments.open(attachment.id())) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
