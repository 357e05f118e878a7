package dev.resonance.generation;

import dev.resonance.engine.ChatEngine;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ModelEngineContract;
import java.util.concurrent.locks.LockSupport;

class LocalChatEngineTest extends ModelEngineContract {
    @Override
    protected ChatEngine open() {
        FakeLanguageModel model = FakeLanguageModel.babbling(() -> LockSupport.parkNanos(200_000));
        return FakeEngines.of(model, EngineOptions.defaults());
    }

    @Override
    protected int ordinaryToken() {
        return 'a';
    }
}
