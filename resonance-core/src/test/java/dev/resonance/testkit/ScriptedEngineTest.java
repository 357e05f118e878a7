package dev.resonance.testkit;

import dev.resonance.engine.ChatEngine;
import java.time.Duration;

class ScriptedEngineTest extends ChatEngineContract {
    @Override
    protected ChatEngine open() {
        return ScriptedEngine.saying("word ".repeat(200).split("(?<= )")).pausing(Duration.ofMillis(2));
    }
}
