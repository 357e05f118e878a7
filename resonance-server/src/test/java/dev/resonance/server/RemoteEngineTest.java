package dev.resonance.server;

import dev.resonance.engine.ChatEngine;
import dev.resonance.generation.EngineOptions;
import dev.resonance.remote.RemoteChatEngine;
import dev.resonance.remote.RemoteModel;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ModelEngineContract;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;

/** All that a local engine promises, over HTTP. */
final class RemoteEngineTest extends ModelEngineContract {
    private final TestServer server = TestServer.serving(
            FakeEngines.of(FakeLanguageModel.babbling(() -> LockSupport.parkNanos(500_000)), EngineOptions.defaults()));

    @Override
    protected ChatEngine open() {
        return RemoteChatEngine.connect(
                RemoteModel.parse("openai:http://127.0.0.1:" + server.port() + "/v1#fake"), Duration.ZERO);
    }

    @Override
    protected int ordinaryToken() {
        return 'q';
    }

    @AfterAll
    void closeServer() {
        server.close();
    }
}
