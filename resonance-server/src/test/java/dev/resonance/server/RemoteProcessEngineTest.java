package dev.resonance.server;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.Prompt;
import dev.resonance.remote.RemoteChatEngine;
import dev.resonance.remote.RemoteModel;
import dev.resonance.testkit.ModelEngineContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** A second Resonance, as a process of its own, with the bundled model behind it. */
final class RemoteProcessEngineTest extends ModelEngineContract {
    @TempDir
    private static Path directory = Path.of("");

    private static @Nullable ServerProcess server;

    @Override
    protected ChatEngine open() {
        ServerProcess other = server;
        if (other == null) {
            other = ServerProcess.start(directory, Map.of());
            server = other;
        }
        return RemoteChatEngine.connect(RemoteModel.parse("openai:" + other.address() + "/v1"), Duration.ZERO);
    }

    @Override
    protected Prompt prompt(int number) {
        return sentenceToQuote(number);
    }

    @Override
    protected int ordinaryToken() {
        return 300;
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }
}
