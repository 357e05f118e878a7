package dev.resonance.ui.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.transfer.ImportRefusedException;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Sizes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoragePresenterTest {
    @TempDir
    private Path folder;

    private final ConversationStore store = new InMemoryConversationStore();
    private final StoragePresenter presenter = new StoragePresenter(store, Language.ENGLISH);
    private String id = "";

    @BeforeEach
    void fill() {
        id = store.create("tides").id();
        store.append(id, NewMessage.user("How do tides work?"));
        store.attachments()
                .add(
                        new NewAttachment(Optional.of(id), "notes.txt", "text/plain", Optional.empty(), 10_000),
                        new ByteArrayInputStream(new byte[3456]));
    }

    @Test
    void row45_figures_tellBytesAndCounts() {
        assertThat(presenter.figures())
                .extracting(StoragePresenter.Figure::value)
                .containsExactly("0 B", "3.5 kB", "1", "0", "1", "1");
    }

    @Test
    void row45_backup_isOneFileThatRestores() throws IOException {
        List<Message> messages = store.messages(id);
        Path backup = backup();
        assertThat(presenter.wipe("DELETE")).isTrue();
        assertThat(store.list(ConversationQuery.newest(10)).conversations()).isEmpty();

        assertThat(presenter.read(backup)).isEqualTo("1 conversation was added, none was here already.");

        assertThat(store.messages(id)).isEqualTo(messages);
        assertThat(store.attachments().of(id)).hasSize(1);
        assertThat(presenter.read(backup)).isEqualTo("No conversation was added, 1 was here already.");
    }

    @Test
    void row23_import_ofABadFile_namesTheLineAndAddsNothing() throws IOException {
        Path backup = backup();
        List<String> lines = Files.readAllLines(backup);
        Path bad = folder.resolve("bad.jsonl");
        Files.write(bad, List.of(lines.get(0), lines.get(1), "not json at all"));
        presenter.wipe("DELETE");

        assertThatThrownBy(() -> presenter.read(bad))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("line 3");

        assertThat(store.list(ConversationQuery.newest(10)).conversations()).isEmpty();
    }

    @Test
    void row45_wipe_wantsTheWord() {
        for (String typed : List.of("", "delete", "DELETE!", "LÖSCHEN")) {
            assertThat(presenter.wipe(typed)).as(typed).isFalse();
        }
        assertThat(store.messages(id)).hasSize(1);
        assertThat(new StoragePresenter(store, new Language(Locale.GERMAN)).isWipeWord(" DELETE "))
                .isTrue();
    }

    @Test
    void row45_sizes_areTheReaders() {
        assertThat(Sizes.say(999, Language.ENGLISH)).isEqualTo("999 B");
        assertThat(Sizes.say(1_250_000, Language.ENGLISH)).isEqualTo("1.2 MB");
        assertThat(Sizes.say(123_456_789, Language.ENGLISH)).isEqualTo("123 MB");
        assertThat(Sizes.say(1_500_000_000_000L, new Language(Locale.GERMAN))).isEqualTo("1500 GB");
    }

    private Path backup() throws IOException {
        Path file = folder.resolve("backup.jsonl");
        try (OutputStream target = Files.newOutputStream(file)) {
            presenter.write(target);
        }
        return file;
    }
}
