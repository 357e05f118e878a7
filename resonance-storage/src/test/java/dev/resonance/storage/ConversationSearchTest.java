package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.spi.PageCursor;
import dev.resonance.conversation.spi.SearchWords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationSearchTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void list_whetherWordsCountAsFrequentOrNot_findsTheSame(int frequent) {
        SqliteDatabase database = SqliteDatabase.open(folder.resolve("chat.db"));
        try (SqliteConversationStore store = SqliteConversationStore.open(database, Clock.systemUTC())) {
            for (int i = 0; i < 5; i++) {
                String id = store.create("title " + i).id();
                store.append(id, NewMessage.user("common words"));
                store.append(id, NewMessage.user(i % 2 == 0 ? "even words" : "odd words"));
            }

            assertThat(titles(database, "common words", frequent))
                    .containsExactly("title 4", "title 3", "title 2", "title 1", "title 0");
            assertThat(titles(database, "common even", frequent)).containsExactly("title 4", "title 2", "title 0");
            assertThat(titles(database, "words title 3", frequent)).containsExactly("title 3");
            assertThat(titles(database, "odd even", frequent)).isEmpty();
        }
    }

    private static List<String> titles(SqliteDatabase database, String text, int frequent) {
        return database.read(handle -> new ConversationSearch(handle, SearchWords.phrases(text), frequent)
                .list(PageCursor.START, 50).stream()
                        .map(row -> row.conversation().title())
                        .toList());
    }
}
