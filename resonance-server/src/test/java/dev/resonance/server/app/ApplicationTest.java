package dev.resonance.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.resonance.server.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationTest {
    @TempDir
    private Path folder;

    @Test
    void close_whileAnotherServerIsWaitedFor_doesNotWaitForIt() {
        Settings settings = Settings.read(Map.of("MODEL_NAME", "openai:http://127.0.0.1:9/v1#any"), folder, Map.of());
        Application application = Application.startInMemory(settings);
        assertThat(application.resonance()).isNotDone();

        assertTimeoutPreemptively(Duration.ofSeconds(10), application::close);
    }
}
