package dev.resonance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.error.InvalidValueException;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    @Test
    void run_aPlan_asksForThatManyRepliesOfThatLengthAfterAWarmUp() {
        try (ScriptedEngine engine = ScriptedEngine.saying("a", "b", "c", "d").pausing(Duration.ofMillis(1))) {
            BenchmarkResult result = new Benchmark(engine, 1).run(new BenchmarkPlan(7, 3, 2, 4));
            List<GenerationRequest> requests = engine.requests();
            assertThat(requests).hasSize((1 + 4) * 2);
            assertThat(requests).allSatisfy(request -> {
                assertThat(((Prompt.Tokens) request.prompt()).ids()).hasSize(7);
                assertThat(request.maxNewTokens()).isEqualTo(3);
            });
            assertThat(requests.stream().map(GenerationRequest::prompt).distinct())
                    .hasSameSizeAs(requests);
            assertThat(result.model()).isEqualTo(engine.model());
            assertThat(result.decode().median()).isPositive();
        }
    }

    @Test
    void spread_ofSeveralValues_hasTheirMedian() {
        assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(1, 2.5, 4));
    }

    @Test
    void plan_thatMeasuresNothing_isRefused() {
        assertThatThrownBy(() -> new BenchmarkPlan(1, 1, 1, 1)).isInstanceOf(InvalidValueException.class);
    }
}
