package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.DataPage;
import dev.resonance.conversation.DataQuery;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.spi.CheckedBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a real process in the middle of its writing: what it had been told is stored must be there. */
final class CrashTest {
    /** More in the crash run: {@code -Dresonance.crash.rounds=200}. */
    private static final int ROUNDS = Integer.getInteger("resonance.crash.rounds", 3);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = 42)
    void kill_whileEightThreadsWrite_losesNoAcknowledgedMessage(long seed) throws Exception {
        Random random = new Random(seed);
        Path file = folder.resolve("chat.db");
        Map<String, Acknowledged> acknowledged = new HashMap<>();

        for (int round = 0; round < ROUNDS; round++) {
            for (Acknowledged message : writeAndKill(file, 20 + random.nextInt(200))) {
                acknowledged.put(message.id(), message);
            }
            letUploadsGetOld(file);
            assertAllThere(file, acknowledged);
            assertFilesAndRowsAreTheSame(file);
        }

        assertThat(acknowledged).hasSizeGreaterThan(20 * ROUNDS);
        assertThat(files(file)).noneMatch(name -> name.startsWith("incoming-"));
        assertThat(integrity(file)).isEqualTo("ok");
    }

    private static void assertAllThere(Path file, Map<String, Acknowledged> acknowledged) {
        List<Message> found = new ArrayList<>();
        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            acknowledged.values().stream()
                    .map(Acknowledged::conversation)
                    .distinct()
                    .flatMap(id -> store.messages(id).stream())
                    .forEach(found::add);
        }
        Map<String, String> contents = new HashMap<>();
        found.forEach(message -> contents.put(message.id(), message.content()));
        assertThat(acknowledged.values())
                .allSatisfy(message -> assertThat(contents).containsEntry(message.id(), message.content()));
        assertThat(found)
                .noneMatch(message -> message.status() == MessageStatus.STREAMING)
                .noneMatch(message -> message.status() == MessageStatus.COMPLETE
                        && message.content().equals("half"));
    }

    /** A new upload could be another process's, and is left alone for a day. */
    private static void letUploadsGetOld(Path file) throws IOException {
        for (String name : files(file)) {
            if (name.startsWith("incoming-")) {
                Files.setLastModifiedTime(
                        folder(file).resolve(name), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
        }
    }

    private static void assertFilesAndRowsAreTheSame(Path file) throws IOException {
        Set<String> promised = new HashSet<>();
        try (SqliteConversationStore store = SqliteConversationStore.open(file)) {
            DataPage<Attachment> page = store.data().browse().attachments(DataQuery.newest(100));
            while (true) {
                for (Attachment attachment : page.entries()) {
                    promised.add(attachment.sha256());
                    try (InputStream bytes = store.attachments().open(attachment.id())) {
                        CheckedBytes checked = new CheckedBytes(bytes, Long.MAX_VALUE);
                        checked.readAllBytes();
                        checked.requireSame(attachment.sizeBytes(), attachment.sha256());
                    }
                }
                if (page.next().isEmpty()) {
                    break;
                }
                page = store.data().browse().attachments(new DataQuery(Optional.empty(), 100, page.next()));
            }
        }
        assertThat(files(file)).containsExactlyInAnyOrderElementsOf(promised);
    }

    private static List<String> files(Path file) throws IOException {
        if (!Files.isDirectory(folder(file))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(file))) {
            return files.filter(Files::isRegularFile)
                    .map(found -> found.getFileName().toString())
                    .toList();
        }
    }

    private static Path folder(Path file) {
        return SqliteDatabase.attachmentFolder(file);
    }

    private static List<Acknowledged> writeAndKill(Path file, int after) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendUntilKilled.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 3 && parts[1].length() == 36) {
                    acknowledged.add(new Acknowledged(parts[0], parts[1], parts[2]));
                }
                if (acknowledged.size() == after) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();
        // the last line may be cut off in the middle of its content
        return acknowledged.subList(0, acknowledged.size() - 1);
    }

    private static String integrity(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma integrity_check")) {
            return result.getString(1);
        }
    }

    private record Acknowledged(String conversation, String id, String content) {}
}
