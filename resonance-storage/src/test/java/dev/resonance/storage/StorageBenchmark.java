package dev.resonance.storage;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.DataQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.SearchQuery;
import dev.resonance.conversation.spi.SortableIds;
import dev.resonance.engine.Role;
import dev.resonance.testkit.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Measures listing, opening, searching and appending in a store of many messages. Not a test: timings depend on the
 * machine. Arguments: {@code sqlite} or {@code postgresql}, and how many messages, 100 000 without one. Prints medians
 * in milliseconds.
 */
final class StorageBenchmark {
    private static final int MESSAGES_EACH = 50;
    private static final int REPEATS = 11;

    private StorageBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        boolean postgres = arguments.length > 0 && arguments[0].equals("postgresql");
        int messages = arguments.length < 2 ? 100_000 : Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("storage-benchmark");
        if (postgres) {
            try (ConversationStore store = PostgresConversationStore.open(PostgresServer.emptyDatabase(), folder)) {
                fill(store, messages);
                measureAll("PostgreSQL", store, messages);
            }
        } else {
            try (ConversationStore store = SqliteConversationStore.open(folder.resolve("chat.db"))) {
                fill(store, messages);
                measureAll("SQLite", store, messages);
            }
        }
    }

    private static void measureAll(String name, ConversationStore store, int messages) {
        System.out.printf(
                "%s: %d messages, %d MB%n",
                name, messages, store.data().summary().databaseBytes() >> 20);
        ConversationPage page = store.list(ConversationQuery.newest(50));
        String oldest = page.conversations().getLast().id();
        Optional<String> deep = deepCursor(store);
        measure("list", () -> store.list(ConversationQuery.newest(50)));
        measure("list, deep page", () -> store.list(new ConversationQuery("", 50, deep)));
        measure("open", () -> store.messages(oldest));
        for (String text : List.of("w17", "w1", "w", "w3 w5 w8", "w4321", "marker", "absent")) {
            measure("search " + text, () -> store.list(new ConversationQuery(text, 50, Optional.empty())));
            measure("places of " + text, () -> store.search().find(new SearchQuery(text, 50)));
        }
        measure("browse", () -> store.data().browse().messages(DataQuery.newest(50)));
        measure("append", () -> store.append(oldest, NewMessage.user(text(new Random()))));
    }

    private static void fill(ConversationStore store, int messages) {
        Random random = new Random(1);
        SortableIds ids = new SortableIds(Clock.systemUTC());
        for (int i = 0; i < messages / MESSAGES_EACH; i++) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            Conversation conversation = new Conversation(ids.next(), "Conversation " + i, now, now);
            List<Message> branch = new ArrayList<>();
            for (int message = 0; message < MESSAGES_EACH; message++) {
                Optional<String> parent = branch.isEmpty()
                        ? Optional.empty()
                        : Optional.of(branch.getLast().id());
                branch.add(new Message(
                        ids.next(),
                        conversation.id(),
                        parent,
                        Role.USER,
                        text(random),
                        MessageStatus.COMPLETE,
                        now,
                        Optional.empty()));
            }
            Optional<String> leaf = Optional.of(branch.getLast().id());
            store.archive()
                    .add(
                            new ArchivedConversation(
                                    conversation, Optional.empty(), Optional.empty(), branch, leaf, List.of()),
                            file -> InputStream.nullInputStream());
        }
        store.create("the marker");
    }

    /** Words as languages have them: few are frequent, most are rare. */
    private static String text(Random random) {
        return random.doubles(80)
                .mapToObj(x -> "w" + (int) Math.exp(x * Math.log(50_000)))
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> deepCursor(ConversationStore store) {
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
        System.out.printf("%-24s %8.2f%n", what, nanos[REPEATS / 2] / 1e6);
    }
}
