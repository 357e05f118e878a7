package dev.resonance.rag.duckduckgo;

import static dev.resonance.rag.testkit.FakeEngine.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.http.SearchClient;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.BlockKind;
import dev.resonance.retrieval.RetrievalOutcome.Blocked;
import dev.resonance.retrieval.RetrievalOutcome.Failed;
import dev.resonance.retrieval.RetrievalOutcome.Results;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who refuses is left in peace; who is only in trouble is asked again. */
final class RefusalTest extends SearchTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void F09_challenge_isBlockedAtOnceAndNotAskedAgainUntilTimePasses(int status) {
        engine.answering(status, CAPTCHA);
        Blocked blocked = (Blocked) ask("rust 0");
        assertThat(blocked.kind()).isEqualTo(BlockKind.CHALLENGE);
        assertThat(blocked.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(10)));
        for (int i = 1; i <= 100; i++) {
            assertThat(ask("rust " + i)).isInstanceOf(Blocked.class);
        }
        assertThat(engine.calls()).hasSize(1);
        assertThat(retriever.blockedUntil()).contains(blocked.until());
        time.pass(Duration.ofMinutes(10));
        engine.answering(200, PAGE);
        assertThat(ask("rust again")).isInstanceOf(Results.class);
        assertThat(retriever.blockedUntil()).isEmpty();
    }

    @Test
    void F09_repeatedChallenge_doublesThePauseUpToAnHour() {
        engine.answering(202, CAPTCHA);
        for (long minutes : List.of(10, 20, 40, 60, 60)) {
            Blocked blocked = (Blocked) ask("rust");
            assertThat(blocked.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(minutes)));
            time.pass(Duration.ofMinutes(minutes));
        }
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN, 3", "418, CHALLENGE, 10", "429, RATE_LIMIT, 3"})
    void F09_refusingStatus_isBlockedForItsTime(int status, BlockKind kind, int minutes) {
        engine.answering(status, "no");
        Blocked blocked = (Blocked) ask("rust");
        assertThat(blocked.kind()).isEqualTo(kind);
        assertThat(blocked.until()).isEqualTo(time.instant().plus(Duration.ofMinutes(minutes)));
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F10_passingTrouble_isRetried() {
        engine.answering(reply(503, "x"), reply(500, "x"), reply(200, PAGE));
        RetrievalOutcome outcome = ask("rust");
        assertThat(outcome).isInstanceOf(Results.class);
        assertThat(outcome.trace().attempts()).isEqualTo(3);
        assertThat(engine.calls()).hasSize(3);
    }

    @Test
    void F10_retryAfter_isWaitedFor() {
        engine.answering(reply(503, "Retry-After", "2"), reply(429, "Retry-After", "1"), reply(200, PAGE));
        assertThat(ask("rust")).isInstanceOf(Results.class);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void F10_retryAfterBeyondTheDeadline_isNotWaitedFor() {
        engine.answering(reply(503, "Retry-After", "9999"));
        assertThat(((Failed) ask("rust")).httpStatus()).hasValue(503);
        assertThat(time.sleeps()).isEmpty();
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F10_malformedRetryAfter_isIgnored() {
        engine.answering(reply(503, "Retry-After", "soon"), reply(200, PAGE));
        assertThat(ask("rust")).isInstanceOf(Results.class);
        assertThat(time.sleeps()).hasSize(1);
        assertThat(time.sleeps().getFirst()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    @Test
    void F10_thousandSeededRuns_neverTryMoreThanThriceOrSleepPastTheDeadline() throws Exception {
        engine.answering(503, "x");
        try (SearchClient client = new SearchClient(Duration.ofSeconds(5), time, "")) {
            for (int seed = 0; seed < 1_000; seed++) {
                FakeTime clock = new FakeTime();
                RetryingCall call = new RetryingCall(client, clock.surroundings(seed));
                SearchLog log = new SearchLog(clock, event -> {});
                var deadline = clock.instant().plus(Duration.ofMillis(500 + seed * 3L));
                call.send("x", java.net.http.HttpRequest.newBuilder(engine.url("/")), deadline, log);
                assertThat(log.trace().attempts()).isBetween(1, 3);
                assertThat(clock.instant()).isBeforeOrEqualTo(deadline);
            }
        }
    }

    @Test
    void F10_otherStatus_isNotRetried() {
        engine.answering(404, "x");
        assertThat(((Failed) ask("rust")).httpStatus()).hasValue(404);
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void F10_searches_areASecondApart() {
        retriever = builder().interval(Duration.ofSeconds(1)).build();
        engine.answering(200, PAGE);
        for (int i = 0; i < 3; i++) {
            ask("rust " + i);
        }
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
