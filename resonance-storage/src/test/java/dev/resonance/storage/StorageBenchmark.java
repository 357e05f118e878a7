package dev.resonance.storage;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.NewMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.sqlite.SQLiteConfig;

/**
 * Measures listing, opening, searching and appending in a store of many messages. Not a test: timings depend on the
 * machine. Argument: how many messages, 100 000 without one. Prints medians in milliseconds.
 */
final class StorageBenchmark {
    private static final int MESSAGES_EACH = 50;
    private static final int REPEATS = 11;

    private StorageBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int messages = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path file = Files.createTempDirectory("storage-benchmark").resolve("chat.db");
        fill(file, messages);
        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            System.out.printf("%d messages, %d MB%n", messages, Files.size(file) >> 20);
            ConversationPage page = store.list(ConversationQuery.newest(50));
            String oldest = page.conversations().getLast().id();
            Optional<String> deep = deepCursor(store);
            measure("list", () -> store.list(ConversationQuery.newest(50)));
            measure("list, deep page", () -> store.list(new ConversationQuery("", 50, deep)));
            measure("open", () -> store.messages(oldest));
            for (String text : List.of("w17", "w1", "w", "w3 w5 w8", "w4321", "marker", "absent")) {
                measure("search " + text, () -> store.list(new ConversationQuery(text, 50, Optional.empty())));
            }
            measure("append", () -> store.append(oldest, NewMessage.user(text(new Random()))));
        }
    }

    private static void fill(Path file, int messages) {
        SQLiteConfig fast = SqliteDatabase.config(SQLiteConfig.TransactionMode.IMMEDIATE);
        fast.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        Random random = new Random(1);
        try (SqliteConversationStore store =
                SqliteConversationStore.open(SqliteDatabase.open(file, fast), Clock.systemUTC())) {
            for (int i = 0; i < messages / MESSAGES_EACH; i++) {
                Conversation conversation = store.create("Conversation " + i);
                for (int message = 0; message < MESSAGES_EACH; message++) {
                    store.append(conversation.id(), NewMessage.user(text(random)));
                }
            }
            store.create("the marker");
        }
    }

    /** Words as languages have them: few are frequent, most are rare. */
    private static String text(Random random) {
        return random.doubles(80)
                .mapToObj(x -> "w" + (int) Math.exp(x * Math.log(50_000)))
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> deepCursor(SqliteConversationStore store) {
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < 8; i++) {
            cursor = store.list(new ConversationQuery("", 200, cursor)).next();
        }
        return cursor;
    }

    private static void measure(String what, Runnable call) {
        long[] nanos = LongStream.range(0, REPEATS)
                .map(i -> {
                    long start = System.nanoTime();
                    call.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        System.out.printf("%-20s %8.2f%n", what, nanos[REPEATS / 2] / 1e6);
    }
}
