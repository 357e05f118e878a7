package dev.resonance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.ChatEngine;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTest {
    @Test
    void run_tellsItsMemoryEachTime_andLeavesNothingBehind() {
        FakeLanguageModel model = FakeLanguageModel.babbling();
        List<Soak.Sample> samples = new ArrayList<>();
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            new Soak(engine).run(Duration.ofMillis(600), Duration.ofMillis(200), samples::add);
        }
        assertThat(samples).extracting(Soak.Sample::sinceStart).hasSize(3).isSorted();
        assertThat(samples.getLast().replies()).isPositive();
        assertThat(samples.getLast().heapBytes()).isPositive();
        assertThat(model.openSequences()).isZero();
    }
}
