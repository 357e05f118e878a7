package dev.resonance.gpt2;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.Prompt;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.testkit.ModelEngineContract;
import java.util.OptionalInt;

/** At full precision. */
class Gpt2TinyEngineTest extends ModelEngineContract {
    @Override
    protected ChatEngine open() {
        return Gpt2Engines.load(
                ReferenceOutputs.model("gpt2-tiny"),
                new EngineOptions(TestDevices.name(Precision.FP32), Precision.FP32, OptionalInt.empty(), 8, 64));
    }

    /** Its words are t0 to t510. */
    @Override
    protected Prompt prompt(int number) {
        return new Prompt.Text("t" + (number + 5) + " t17 t300 t" + (2 * number));
    }

    @Override
    protected int ordinaryToken() {
        return 7;
    }
}
