package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.conversation.SearchQuery;
import dev.resonance.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen write and sixteen read at once, in two stores on one database: nobody hears that it is busy. */
final class StressTest {
    /** A minute in the long run: {@code -Dresonance.stress.seconds=60}. */
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("resonance.stress.seconds", 2));

    private static final int EACH = 8;

    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();

    @TempDir
    private Path folder;

    @Test
    void sqlite_sixteenWritersAndSixteenReaders_allGetThrough() throws Exception {
        Path file = folder.resolve("chat.db");
        try (SqliteConversationStore one = SqliteConversationStore.open(file);
                SqliteConversationStore other = SqliteConversationStore.open(file)) {
            runAll("SQLite", one, other);
        }
    }

    @Test
    void postgres_sixteenWritersAndSixteenReaders_allGetThrough() throws Exception {
        String url = PostgresServer.emptyDatabase();
        try (PostgresConversationStore one = PostgresConversationStore.open(url, folder);
                PostgresConversationStore other = PostgresConversationStore.open(url, folder)) {
            runAll("PostgreSQL", one, other);
        }
    }

    private void runAll(String name, ConversationStore one, ConversationStore other) throws Exception {
        String shared = one.create("shared by all").id();
        long end = System.nanoTime() + TIME.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tasks = new ArrayList<>();
            for (ConversationStore store : List.of(one, other)) {
                for (int i = 0; i < EACH; i++) {
                    int seed = i;
                    tasks.add(threads.submit(() -> write(store, shared, end)));
                    tasks.add(threads.submit(() -> read(store, new Random(seed), end)));
                }
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        }
        List<Message> messages = other.messages(shared);
        for (int i = 1; i < messages.size(); i++) {
            assertThat(messages.get(i).parentId()).contains(messages.get(i - 1).id());
        }
        assertThat(messages).hasSizeGreaterThanOrEqualTo(2 * EACH);
        System.out.printf("%s: %d writes and %d reads in %d s%n", name, writes.get(), reads.get(), TIME.toSeconds());
    }

    private void write(ConversationStore store, String shared, long end) {
        String own = store.create("own").id();
        do { // once at least: on a busy machine all the time may be over before this thread begins
            store.append(shared, NewMessage.user("shared words"));
            Message begun = store.append(own, NewMessage.reply(ReplyDetails.begun("nano")));
            store.update(begun.written("half", MessageStatus.STREAMING, begun.details()));
            store.update(begun.written("half and half", MessageStatus.COMPLETE, begun.details()));
            store.rename(own, "own " + writes.addAndGet(5));
        } while (System.nanoTime() < end);
    }

    private void read(ConversationStore store, Random random, long end) {
        while (System.nanoTime() < end) {
            List<Conversation> page = store.list(ConversationQuery.newest(50)).conversations();
            Conversation any = page.get(random.nextInt(page.size()));
            assertThat(store.messages(any.id())).noneMatch(message -> message.status() == MessageStatus.INTERRUPTED);
            store.list(new ConversationQuery("half words", 20, Optional.empty()));
            store.search().find(new SearchQuery("own", 10));
            reads.addAndGet(4);
        }
    }
}
