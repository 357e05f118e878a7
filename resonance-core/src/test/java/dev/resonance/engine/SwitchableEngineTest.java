package dev.resonance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.testkit.ScriptedEngine;
import org.junit.jupiter.api.Test;

final class SwitchableEngineTest {
    private final ScriptedEngine first = ScriptedEngine.saying("one ", "two");
    private final ScriptedEngine second = ScriptedEngine.saying("uno").withContextLength(64);
    private final SwitchableEngine engine = new SwitchableEngine(first);

    @Test
    void switchTo_another_answersWithItFromThenOn() {
        engine.switchTo(second);

        assertThat(engine.model().contextLength()).isEqualTo(64);
        assertThat(text(engine.generate(request()))).isEqualTo("uno");
        assertThat(first.closed()).isTrue();
        assertThat(first.requests()).isEmpty();
    }

    @Test
    void switchTo_whileItGenerates_endsThereAndIsClosedAfterwards() {
        Generation running = engine.generate(request());

        engine.switchTo(second);

        assertThat(first.closed()).isFalse();
        assertThat(text(running)).isEqualTo("one two");
        assertThat(first.closed()).isTrue();
    }

    @Test
    void switchTo_whileItGenerates_aCancelledOneLetsItClose() {
        Generation running = engine.generate(request());
        engine.switchTo(second);

        running.cancel();
        running.cancel();

        assertThat(first.closed()).isTrue();
    }

    @Test
    void generate_refused_doesNotKeepTheEngineOpen() {
        ScriptedEngine tiny = ScriptedEngine.saying("x").withContextLength(1);
        engine.switchTo(tiny);
        assertThatThrownBy(() -> engine.generate(request())).isInstanceOf(ContextLengthExceededException.class);

        engine.switchTo(second);

        assertThat(tiny.closed()).isTrue();
    }

    @Test
    void close_closesAllAndTakesNoOther() {
        Generation unused = engine.generate(request());
        engine.switchTo(second);

        engine.close();

        assertThat(first.closed()).isTrue();
        assertThat(second.closed()).isTrue();
        ScriptedEngine late = ScriptedEngine.saying("late");
        assertThatThrownBy(() -> engine.switchTo(late)).isInstanceOf(EngineClosedException.class);
        assertThat(late.closed()).isTrue();
        unused.cancel();
    }

    private static GenerationRequest request() {
        return GenerationRequest.of(new Prompt.Text("count"), SamplingOptions.greedy(), 8);
    }

    private static String text(Generation generation) {
        StringBuilder text = new StringBuilder();
        GenerationEvent event = generation.next();
        while (!(event instanceof GenerationEvent.Finished)) {
            if (event instanceof GenerationEvent.Text part) {
                text.append(part.text());
            }
            event = generation.next();
        }
        return text.toString();
    }
}
