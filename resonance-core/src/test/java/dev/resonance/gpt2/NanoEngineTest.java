package dev.resonance.gpt2;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.Prompt;
import dev.resonance.generation.EngineOptions;
import dev.resonance.model.Models;
import dev.resonance.testkit.ModelEngineContract;

/** As it ships: with the default options. */
class NanoEngineTest extends ModelEngineContract {
    @Override
    protected ChatEngine open() {
        return Gpt2Engines.load(Models.nano(), EngineOptions.defaults());
    }

    @Override
    protected Prompt prompt(int number) {
        return sentenceToQuote(number);
    }

    @Override
    protected int ordinaryToken() {
        return 300;
    }
}
