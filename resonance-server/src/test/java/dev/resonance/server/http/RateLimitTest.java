package dev.resonance.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateLimit rate = new RateLimit(60, nanos::get);

    @Test
    void minutesWorth_isServedAtOnceAndThenAsItGrowsBack() {
        for (int request = 0; request < 60; request++) {
            assertThat(rate.take("a")).isEmpty();
        }
        assertThat(rate.take("a")).hasValue(Duration.ofSeconds(1));
        assertThat(rate.take("b")).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(rate.take("a")).isEmpty();
        assertThat(rate.take("a")).isPresent();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int request = 0; request < 60; request++) {
            assertThat(rate.take("a")).isEmpty();
        }
        assertThat(rate.take("a")).isPresent();
    }

    @Test
    void refusedRequests_costNothing() {
        for (int request = 0; request < 100; request++) {
            rate.take("a");
        }
        assertThat(rate.take("a")).hasValue(Duration.ofSeconds(1));
    }

    @Test
    void zero_isNoLimit() {
        RateLimit none = new RateLimit(0, nanos::get);
        for (int request = 0; request < 1000; request++) {
            assertThat(none.take("a")).isEmpty();
        }
    }
}
