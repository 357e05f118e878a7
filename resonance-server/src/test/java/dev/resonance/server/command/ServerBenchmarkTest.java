package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.bench.BenchmarkPlan;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import org.junit.jupiter.api.Test;

final class ServerBenchmarkTest {
    @Test
    void run_aPlan_timesTheSameStreamWithAndWithoutTheServer() {
        ServerBenchmark benchmark =
                new ServerBenchmark(FakeEngines.of(FakeLanguageModel.babbling(), EngineOptions.defaults()), 1);

        ServerBenchmark.Result result = benchmark.run(new BenchmarkPlan(8, 30, 1, 2));

        assertThat(result.engine().minimum()).isPositive();
        assertThat(result.server().minimum()).isPositive();
        assertThat(result.ratio())
                .isEqualTo(result.server().median() / result.engine().median());
    }
}
