package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With real time, because that is what runs out. */
final class TimeLimitTest {
    private static final Duration DEADLINE = Duration.ofMillis(600);
    /** A busy machine may hold up any one try. */
    private static final int TRIES = 5;

    private static final Duration GRACE = Duration.ofMillis(250);

    @Test
    void F11_silentServer_endsInTime() {
        assertTimesOut(RawServer::silence);
    }

    @Test
    void F11_headersThenSilence_endsInTime() {
        assertTimesOut(out -> {
            RawServer.headers(out);
            RawServer.silence(out);
        });
    }

    @Test
    void F11_drippingServer_endsInTime() {
        assertTimesOut(RawServer::drip);
    }

    @Test
    void F11_200TimeOuts_leaveNoThreadAndNoConnectionBehind() throws InterruptedException {
        AtomicInteger connections = new AtomicInteger();
        try (RawServer server = new RawServer(out -> {
                    switch (connections.getAndIncrement() % 3) {
                        case 0 -> RawServer.silence(out);
                        case 1 -> {
                            RawServer.headers(out);
                            RawServer.silence(out);
                        }
                        default -> RawServer.drip(out);
                    }
                });
                DuckDuckGoRetriever retriever = retriever(server.url(), Duration.ofMillis(300))) {
            // The first call brings the threads that stay.
            assertFailed(retriever.retrieve(RetrievalQuery.of("rust")), FailureKind.TIMEOUT);
            long before = threads();
            // On a busy machine a search may be over before it is connected: that one does not count.
            for (int asked = 0; asked < 2_000 && connections.get() < 201; asked += 50) {
                List<CompletableFuture<RetrievalOutcome>> searches = java.util.stream.IntStream.range(asked, asked + 50)
                        .mapToObj(i -> retriever.retrieveAsync(RetrievalQuery.of("rust " + i)))
                        .toList();
                assertThat(searches).allSatisfy(search -> assertFailed(search.join(), FailureKind.TIMEOUT));
            }
            for (int i = 0; i < 200 && (threads() > before || server.open() > 0); i++) {
                Thread.sleep(50);
            }
            assertThat(connections).hasValueGreaterThanOrEqualTo(201);
            assertThat(server.open()).isZero();
            assertThat(threads()).isLessThanOrEqualTo(before);
        }
    }

    /** Platform threads: the carriers of virtual ones, which the JVM keeps, come and go by their own rules. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool"))
                .count();
    }

    @Test
    void F10_interrupt_endsTheSearchAndStaysSet() {
        try (RawServer server = new RawServer(RawServer::silence);
                DuckDuckGoRetriever retriever = retriever(server.url(), Duration.ofSeconds(10))) {
            Thread searching = Thread.currentThread();
            Thread interrupter = Thread.ofVirtual().start(() -> {
                while (server.accepted() == 0) {
                    Thread.onSpinWait();
                }
                searching.interrupt();
            });
            assertFailed(retriever.retrieve(RetrievalQuery.of("rust")), FailureKind.CANCELLED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(interrupter).isNotNull();
        }
    }

    @Test
    void F26_cancelledFuture_closesTheConnection() throws InterruptedException {
        try (RawServer server = new RawServer(RawServer::silence);
                DuckDuckGoRetriever retriever = retriever(server.url(), Duration.ofSeconds(10))) {
            CompletableFuture<RetrievalOutcome> search = retriever.retrieveAsync(RetrievalQuery.of("rust"));
            while (server.accepted() == 0) {
                Thread.sleep(5);
            }
            search.cancel(true);
            for (int i = 0; i < 100 && server.open() > 0; i++) {
                Thread.sleep(20);
            }
            assertThat(server.open()).isZero();
        }
    }

    @Test
    void F26_close_endsWaitingSearchesWithinASecond() throws Exception {
        try (RawServer server = new RawServer(RawServer::silence)) {
            DuckDuckGoRetriever retriever = retriever(server.url(), Duration.ofSeconds(10));
            CompletableFuture<RetrievalOutcome> search = retriever.retrieveAsync(RetrievalQuery.of("rust"));
            while (server.accepted() == 0) {
                Thread.sleep(5);
            }
            retriever.close();
            assertFailed(search.get(1, TimeUnit.SECONDS), FailureKind.CANCELLED);
        }
    }

    @Test
    void F10_noServer_isANetworkFailure() {
        URI nobody;
        try (RawServer server = new RawServer(RawServer::silence)) {
            nobody = server.url();
        }
        try (DuckDuckGoRetriever retriever = retriever(nobody, Duration.ofMillis(900))) {
            assertFailed(retriever.retrieve(RetrievalQuery.of("rust")), FailureKind.NETWORK);
        }
    }

    @Test
    void F10_connectionThatBreaks_isRetried() {
        try (RawServer server = new RawServer(out -> {});
                DuckDuckGoRetriever retriever = retriever(server.url(), Duration.ofSeconds(8))) {
            RetrievalOutcome outcome = retriever.retrieve(RetrievalQuery.of("rust"));
            assertFailed(outcome, FailureKind.NETWORK);
            assertThat(outcome.trace().attempts()).isEqualTo(3);
        }
    }

    private static void assertTimesOut(RawServer.Behaviour behaviour) {
        try (RawServer server = new RawServer(behaviour);
                DuckDuckGoRetriever retriever = retriever(server.url(), DEADLINE)) {
            Duration quickest = Duration.ofDays(1);
            for (int i = 0; i < TRIES && quickest.compareTo(DEADLINE.plus(GRACE)) >= 0; i++) {
                Instant start = Instant.now();
                assertFailed(retriever.retrieve(RetrievalQuery.of("rust")), FailureKind.TIMEOUT);
                quickest = Duration.between(start, Instant.now());
            }
            assertThat(quickest).isLessThan(DEADLINE.plus(GRACE));
        }
    }

    private static DuckDuckGoRetriever retriever(URI url, Duration deadline) {
        return DuckDuckGoRetriever.builder()
                .searchUrl(url)
                .deadline(deadline)
                .interval(Duration.ZERO)
                .build();
    }

    private static void assertFailed(RetrievalOutcome outcome, FailureKind kind) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RetrievalOutcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}
