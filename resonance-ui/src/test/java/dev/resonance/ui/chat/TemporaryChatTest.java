package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.storage.SqliteConversationStore;
import dev.resonance.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryChatTest {
    @Test
    void row46_temporaryChat_leavesNoByteInTheDatabase(@TempDir Path folder) throws Exception {
        try (ChatPage page = new ChatPage(Resonance.builder()
                .engine(ScriptedEngine.saying("Your ", "plum ", "pudding.").pausing(Duration.ofMillis(20)))
                .store(SqliteConversationStore.open(folder.resolve("chat.db")))
                .build())) {
            ChatPresenter presenter = page.presenter;
            FakeScreen screen = page.screen;
            presenter.open(Optional.empty());
            presenter.setTemporary(true);
            assertThat(screen.temporary).isTrue();
            presenter.send("A quincunx");
            screen.until(screen::isOver);
            presenter.send("Again a quincunx");
            screen.replies.clear();
            screen.until(screen::isOver);
            assertThat(page.resonance.newChat().send("Kept is the zeppelin").content())
                    .isEqualTo("Your plum pudding.");
            presenter.leave();
            presenter.open(Optional.empty());
            assertThat(screen.temporary).isFalse();
        }

        assertThat(holds(folder, "zeppelin")).isTrue();
        assertThat(holds(folder, "quincunx")).isFalse();
    }

    private static boolean holds(Path folder, String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
