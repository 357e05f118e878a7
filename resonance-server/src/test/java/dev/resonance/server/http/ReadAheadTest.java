package dev.resonance.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.helidon.common.buffers.DataReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadAheadTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CompletableFuture<byte[]> socket = new CompletableFuture<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clientThatSendsNothing_isCutOff(boolean whileAnswering) {
        try (ClientDeadline deadline = new ClientDeadline(LONG, Duration.ofMillis(50))) {
            ReadAhead bytes = new ReadAhead(
                    new DataReader(socket::join), deadline, () -> socket.completeExceptionally(new IOException("cut")));
            if (whileAnswering) {
                bytes.start();
            }

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThat(bytes.get()).isNull());
        }
    }

    @Test
    void answerThatTakesLong_isNoSilenceOfTheClient() throws Exception {
        try (ClientDeadline deadline = new ClientDeadline(LONG, Duration.ofMillis(10))) {
            ReadAhead bytes = new ReadAhead(
                    new DataReader(socket::join), deadline, () -> socket.completeExceptionally(new IOException("cut")));
            bytes.start();
            Thread.sleep(100);

            assertThat(bytes.gone()).isFalse();
        }
    }
}
