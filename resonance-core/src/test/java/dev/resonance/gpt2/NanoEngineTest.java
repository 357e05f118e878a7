package dev.resonance.gpt2;

import dev.resonance.engine.ChatEngine;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.model.Models;
import dev.resonance.testkit.ModelEngineContract;
import java.util.OptionalInt;

/** At full precision, since 8 bits are quantised by what else is in the batch. */
class NanoEngineTest extends ModelEngineContract {
    @Override
    protected ChatEngine open() {
        return Gpt2Engines.load(Models.nano(), new EngineOptions("cpu", Precision.FP32, OptionalInt.empty(), 8, 64));
    }

    @Override
    protected int ordinaryToken() {
        return 300;
    }
}
