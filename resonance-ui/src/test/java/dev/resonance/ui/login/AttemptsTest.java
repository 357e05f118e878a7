package dev.resonance.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AttemptsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Attempts attempts = new Attempts(() -> now);

    @Test
    void row47_wait_growsWithEachFailureUpToAMaximum() {
        for (int i = 1; i < Attempts.FREE; i++) {
            attempts.failed("bob");
            assertThat(attempts.wait("bob")).isZero();
        }
        for (int seconds : new int[] {10, 20, 40, 80}) {
            attempts.failed("bob");
            assertThat(attempts.wait("bob")).isEqualTo(Duration.ofSeconds(seconds));
        }
        for (int i = 0; i < 40; i++) {
            attempts.failed("bob");
        }
        assertThat(attempts.wait("bob")).isEqualTo(Attempts.LONGEST);
        assertThat(attempts.wait("ada")).isZero();
    }

    @Test
    void row47_wait_isOverInTimeAndAfterASuccess() {
        for (int i = 0; i < Attempts.FREE; i++) {
            attempts.failed("bob");
        }
        now = now.plusSeconds(10);
        assertThat(attempts.wait("bob")).isZero();
        attempts.failed("bob");
        assertThat(attempts.wait("bob")).isEqualTo(Duration.ofSeconds(20));

        attempts.succeeded("bob");

        assertThat(attempts.wait("bob")).isZero();
    }

    @Test
    void row47_failures_areRememberedInBoundedMemory() {
        for (int i = 0; i < 50_000; i++) {
            attempts.failed("guess " + i);
        }
        assertThat(attempts.wait("guess 1")).isZero();
    }
}
