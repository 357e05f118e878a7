package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.rag.AttachedDocuments;
import dev.resonance.storage.document.DocumentIntake;
import dev.resonance.testkit.ScriptedEngine;
import dev.resonance.ui.chat.PendingFile.Refusal;
import dev.resonance.ui.chat.PendingFile.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PendingFilesTest {
    private final ConversationStore store = new InMemoryConversationStore();
    private final ScriptedEngine engine = ScriptedEngine.saying("Yes.").pausing(Duration.ofMillis(30));
    private final FakeScreen screen = new FakeScreen();
    private final PendingFiles files = new PendingFiles(screen);
    private Resonance resonance;
    private ChatPresenter presenter;

    @BeforeEach
    void open(@TempDir Path folder) {
        resonance = Resonance.builder()
                .engine(engine)
                .store(store)
                .attachments(AttachedDocuments.create())
                .intake(DocumentIntake.of(store.attachments(), folder, 1000))
                .build();
        Backend backend = new Backend(CompletableFuture.completedFuture(resonance));
        presenter = new ChatPresenter(backend, screen, new ChatSettings(), files);
        screen.goesTo(presenter);
        presenter.open(Optional.empty());
    }

    @AfterEach
    void close() {
        resonance.close();
    }

    @Test
    void row24_file_ofANewConversation_goesWithItsFirstMessageAndIsReadForTheAnswer() throws Exception {
        arrive("k", "notes.txt", "The lighthouse of Greyholm is 31 metres tall.");
        presenter.send("How tall is the lighthouse of Greyholm?");
        screen.until(screen::isOver);

        String id = presenter.conversationId().orElseThrow();
        assertThat(store.attachments().of(id)).extracting(Attachment::name).containsExactly("notes.txt");
        assertThat(screen.files).isEmpty();
        assertThat(engine.lastMessages().toString()).contains("31 metres tall");
        ChatHistory history = screen.history.orElseThrow();
        assertThat(history.files(history.messages().getFirst()))
                .extracting(Attachment::name)
                .containsExactly("notes.txt");
    }

    @Test
    void row25_file_onItsWay_isShownAsArrivingAndThenReady() throws Exception {
        files.announce("k", "notes.txt", 5);
        assertThat(screen.files).containsExactly(new PendingFile("k", "notes.txt", 5, new State.Arriving()));

        files.receive("k", "notes.txt", bytes("hello"));
        screen.until(() -> screen.files.getFirst().state() instanceof State.Ready);

        assertThat(files.attachment("k").orElseThrow().sizeBytes()).isEqualTo(5);
    }

    @Test
    void row25_fileThatIsHereBeforeItsAnnouncement_isShownWhenThatComes() throws Exception {
        files.receive("k", "notes.txt", bytes("hello"));
        screen.runFor(20);
        assertThat(screen.files).isEmpty();

        files.announce("k", "notes.txt", 5);

        assertThat(screen.files.getFirst().state()).isInstanceOf(State.Ready.class);
    }

    @Test
    void row25_badFiles_sayWhyAndHoldUpNothing() throws Exception {
        arrive("large", "large.txt", "x".repeat(2000));
        arrive("type", "run.exe", "MZ\u0000\u0001\u0002\u0003");
        arrive("pdf", "broken.pdf", "%PDF-1.7 and nothing more");
        files.announce("lost", "lost.txt", 5);
        files.receive("lost", "lost.txt", InputStream.nullInputStream());
        files.announce("cut", "cut.txt", 5);
        files.receive("cut", "cut.txt", new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                throw new IOException("the line broke");
            }
        });
        screen.runFor(50);

        assertThat(screen.files.stream().map(PendingFile::state).filter(State.Refused.class::isInstance))
                .extracting(state -> ((State.Refused) state).why())
                .containsExactly(Refusal.TOO_LARGE, Refusal.WRONG_TYPE, Refusal.UNREADABLE, Refusal.INCOMPLETE);
        assertThat(presenter.send("Still works?")).isTrue();
        screen.until(screen::isOver);
        assertThat(screen.files).isEmpty();
    }

    @Test
    void row25_removedFile_isGone() throws Exception {
        arrive("k", "notes.txt", "hello");
        Attachment stored = files.attachment("k").orElseThrow();

        files.remove("k");

        assertThat(screen.files).isEmpty();
        Assertions.assertThatThrownBy(() -> store.attachments().find(stored.id()))
                .isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void row25_fileRemovedWhileItArrives_isNotKept() throws Exception {
        files.announce("k", "notes.txt", 5);
        files.remove("k");

        files.receive("k", "notes.txt", bytes("hello"));
        screen.runFor(20);

        assertThat(screen.files).isEmpty();
        presenter.send("Nothing with it");
        screen.until(screen::isOver);
        assertThat(store.attachments().of(presenter.conversationId().orElseThrow()))
                .isEmpty();
    }

    @Test
    void row25_moreThanTen_areRefused() {
        for (int i = 0; i < 11; i++) {
            files.announce("k" + i, "notes.txt", 5);
        }
        assertThat(screen.files.getLast().state()).isEqualTo(new State.Refused(Refusal.TOO_MANY, ""));
        assertThat(screen.files).hasSize(11);
    }

    @Test
    void row30_sample_isStoredAtOnceAndAnswersItsQuestion() throws Exception {
        files.addSample();
        presenter.send("What is the Greyholm lighthouse?");
        screen.until(screen::isOver);

        assertThat(engine.lastMessages().toString()).contains("tower of 31 metres");
    }

    @Test
    void row46_temporaryChat_takesNoFiles() {
        presenter.setTemporary(true);

        files.announce("k", "notes.txt", 5);

        assertThat(screen.files.getFirst().state()).isEqualTo(new State.Refused(Refusal.NOT_TAKEN, ""));
    }

    private void arrive(String key, String name, String text) throws InterruptedException {
        files.announce(key, name, text.length());
        files.receive(key, name, bytes(text));
        screen.until(() -> screen.files.stream()
                .noneMatch(file -> file.key().equals(key) && file.state() instanceof State.Arriving));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
