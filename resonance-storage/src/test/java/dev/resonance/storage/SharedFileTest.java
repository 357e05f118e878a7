package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one file, as two processes would have them. */
final class SharedFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("chat.db");
    }

    @Test
    void append_inOneStore_isSeenInTheOther() {
        try (SqliteConversationStore one = SqliteConversationStore.open(file);
                SqliteConversationStore other = SqliteConversationStore.open(file)) {
            Conversation conversation = one.create("shared");
            Message first = one.append(conversation.id(), NewMessage.user("first"));
            Message second = other.append(conversation.id(), NewMessage.user("second"));

            assertThat(one.messages(conversation.id())).containsExactly(first, second);
            assertThat(other.find(conversation.id())).isEqualTo(one.find(conversation.id()));
        }
    }

    @Test
    void append_fromThreadsOfBothStores_losesNothing() throws Exception {
        try (SqliteConversationStore one = SqliteConversationStore.open(file);
                SqliteConversationStore other = SqliteConversationStore.open(file);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            String id = one.create("shared").id();
            List<Future<?>> writers = new ArrayList<>();
            for (SqliteConversationStore store : List.of(one, one, other, other)) {
                writers.add(threads.submit(() ->
                        IntStream.range(0, 50).forEach(i -> store.append(id, NewMessage.user("message " + i)))));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }

            List<Message> messages = other.messages(id);
            assertThat(messages).hasSize(200).isEqualTo(one.messages(id));
            for (int i = 1; i < messages.size(); i++) {
                assertThat(messages.get(i).parentId())
                        .contains(messages.get(i - 1).id());
            }
        }
    }

    @Test
    void open_aNewFileFromManyThreadsAtOnce_worksForAll() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<String>> openers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                openers.add(threads.submit(() -> {
                    start.await();
                    try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
                        return store.create("opened").id();
                    }
                }));
            }
            start.countDown();
            for (Future<String> opener : openers) {
                opener.get();
            }
        }

        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            assertThat(store.list(ConversationQuery.newest(10)).conversations()).hasSize(6);
        }
    }

    @Test
    void open_afterAWriterDied_marksItsMessageInterrupted() {
        SqliteConversationStore dead = SqliteConversationStore.open(file);
        String id = dead.create("").id();
        Message begun = dead.append(id, NewMessage.reply(ReplyDetails.begun("nano")));
        dead.update(with(begun, "half a sen", MessageStatus.STREAMING));

        try (SqliteConversationStore next = SqliteConversationStore.open(file)) {
            assertThat(next.messages(id)).containsExactly(with(begun, "half a sen", MessageStatus.INTERRUPTED));
            assertThat(next.list(new ConversationQuery("half", 5, Optional.empty()))
                            .conversations())
                    .hasSize(1);
        } finally {
            dead.close();
        }
    }

    @Test
    void update_byALiveWriterAfterAnotherOpened_wins() {
        try (SqliteConversationStore writer = SqliteConversationStore.open(file)) {
            String id = writer.create("").id();
            Message begun = writer.append(id, NewMessage.reply(ReplyDetails.begun("nano")));
            try (SqliteConversationStore other = SqliteConversationStore.open(file)) {
                Message whole = with(begun, "a whole sentence", MessageStatus.COMPLETE);
                writer.update(whole);

                assertThat(other.messages(id)).containsExactly(whole);
            }
        }
    }

    private static Message with(Message message, String content, MessageStatus status) {
        return message.written(content, status, message.details());
    }
}
