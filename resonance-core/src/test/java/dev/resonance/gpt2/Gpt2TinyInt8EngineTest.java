package dev.resonance.gpt2;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.Prompt;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.testkit.ModelEngineContract;
import java.util.OptionalInt;

/** In 8 bits a reply must not depend on its batch either: each row is quantised by itself. */
class Gpt2TinyInt8EngineTest extends ModelEngineContract {
    @Override
    protected ChatEngine open() {
        return Gpt2Engines.load(
                ReferenceOutputs.model("gpt2-tiny"),
                new EngineOptions("cpu", Precision.INT8, OptionalInt.empty(), 8, 64));
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
