package dev.resonance.gpt2;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.generation.EngineOptions;
import dev.resonance.model.Models;
import dev.resonance.testkit.ModelEngineContract;
import java.util.List;

/** As it ships: with the default options. */
class NanoEngineTest extends ModelEngineContract {
    @Override
    protected ChatEngine open() {
        return Gpt2Engines.load(Models.nano(), EngineOptions.defaults());
    }

    /** What it can do at length: quote. */
    @Override
    protected Prompt prompt(int number) {
        String boat = "The Heron " + number;
        return new Prompt.Chat(List.of(
                ChatMessage.system("Answer from these sources.\n[1] " + boat + ": " + boat + " is a fishing boat with "
                        + (number + 1) + " brown sails that lies in the old harbour.\n"
                        + "[2] Harbour: A harbour is a place on the coast where ships find shelter."),
                ChatMessage.user("What is " + boat + "?")));
    }

    @Override
    protected int ordinaryToken() {
        return 300;
    }
}
