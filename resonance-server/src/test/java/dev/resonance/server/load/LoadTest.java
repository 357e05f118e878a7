package dev.resonance.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.server.TestServer;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two hundred clients, of which 64 stream and the others read slowly, leave, or say half of a request and no more, for
 * {@code -Dresonance.load.seconds} (5). At the end nothing is left of them, and every answer that was read whole was
 * right.
 */
final class LoadTest {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("resonance.load.seconds", 5));
    private static final int STREAMS = 64;
    private static final int WHOLE = 36;
    private static final int SLOW = 20;
    private static final int DROPPED = 40;
    private static final int HALF_OPEN = 40;

    @Test
    void twoHundredClients_ofAllKinds_leaveNothingBehindAndGetWhatIsRight() throws Exception {
        FakeLanguageModel model = FakeLanguageModel.babbling(() -> LockSupport.parkNanos(1_000_000));
        EngineOptions options = new EngineOptions("auto", Precision.AUTO, OptionalInt.empty(), 16, 400);
        try (TestServer server = TestServer.serving(FakeEngines.of(model, options), TestServer.settings())) {
            Clients clients = new Clients(server);
            clients.learnTheRightAnswers();
            Figures before = Figures.of(server, model);

            clients.run(STREAMS, WHOLE, SLOW, DROPPED, HALF_OPEN, TIME);
            String done = clients.report();
            Figures after = before.reachedAgain(server, model, Duration.ofSeconds(20));

            System.out.println(done + "\nbefore: " + before + "\nafter:  " + after);
            assertThat(clients.wrong()).as("answers that were not right").isEmpty();
            assertThat(clients.finished()).isGreaterThan(STREAMS);
            assertThat(after.active()).isZero();
            assertThat(after.connections()).isLessThanOrEqualTo(before.connections() + 1);
            assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets() + 2);
            assertThat(after.platformThreads()).isLessThanOrEqualTo(before.platformThreads() + 4);
            assertThat(after.sequences()).isLessThanOrEqualTo(options.maxBatch());
        }
    }

    /** What a leak would show in. Sequences in the model's cache stay: as many as the batch has places. */
    record Figures(int active, int connections, long sockets, int platformThreads, int queued, int sequences) {

        static Figures of(TestServer server, FakeLanguageModel model) {
            String metrics = server.get("/metrics").body();
            return new Figures(
                    gauge(metrics, "resonance_replies_active"),
                    gauge(metrics, "resonance_connections_open"),
                    openFiles(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    gauge(metrics, "resonance_replies_queued"),
                    model.openSequences());
        }

        /** Waits until nothing runs and connections are as few as they were. */
        Figures reachedAgain(TestServer server, FakeLanguageModel model, Duration limit) {
            long end = System.nanoTime() + limit.toNanos();
            Figures now = of(server, model);
            while (System.nanoTime() < end && (now.active() > 0 || now.connections() > connections + 1)) {
                LockSupport.parkNanos(50_000_000);
                now = of(server, model);
            }
            return now;
        }

        private static int gauge(String metrics, String name) {
            return metrics.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElse(-1);
        }

        /** Sockets of this process, which is server and clients in one; 0 where the system does not tell. */
        private static long openFiles() {
            Path descriptors = Path.of("/proc/self/fd");
            if (!Files.isDirectory(descriptors)) {
                return 0;
            }
            try (Stream<Path> files = Files.list(descriptors)) {
                return files.filter(LoadTest::isSocket).count();
            } catch (IOException e) {
                return 0;
            }
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
