package dev.resonance.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoice;
import dev.resonance.error.InvalidValueException;
import dev.resonance.model.ModelFile;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.Models;
import dev.resonance.server.config.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled model, and copies of it that lie where pulled ones do. */
final class InstalledModelsTest {
    private static final String COMMIT = "0123456789012345678901234567890123456789";

    @TempDir
    private Path folder;

    @Test
    void use_aPulledModel_answersWithItAndSaysSo() throws IOException {
        pulled(
                "made-up",
                "twin",
                List.of("config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors"));
        Files.createDirectories(folder.resolve("hub/models--some--bert"));
        try (Application application = Application.startInMemory(settings())) {
            Resonance resonance = application.await();
            assertThat(application.models().list())
                    .containsExactly(
                            new ModelChoice("resonance-nano", weightBytes(), true),
                            new ModelChoice("made-up/twin", weightBytes(), false));

            LoadProgress progress = new LoadProgress();
            application.models().use("made-up/twin", progress);

            assertThat(progress.fraction()).isEqualTo(1);
            assertThat(application.models().list())
                    .extracting(ModelChoice::inUse)
                    .containsExactly(false, true);
            Message answer = resonance.newChat().send("Hello!");
            assertThat(answer.details().map(ReplyDetails::model)).contains("made-up/twin");
            assertThat(answer.content()).isNotBlank();
        }
    }

    @Test
    void use_whatCannotBeLoaded_saysWhyAndTheOneBeforeGoesOn() throws IOException {
        pulled("made-up", "half", List.of("config.json", "tokenizer.json"));
        try (Application application = Application.startInMemory(settings())) {
            application.await();

            assertThatThrownBy(() -> application.models().use("made-up/half", new LoadProgress()))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("model.safetensors");
            assertThatThrownBy(() -> application.models().use("nobody/nothing", new LoadProgress()))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("resonance-nano");

            assertThat(application.await().newChat().send("Hello!").content()).isNotBlank();
        }
    }

    private Settings settings() {
        return Settings.read(
                Map.of("HF_HOME", folder.toString(), "SEARCH_ENABLED", "false"), folder.resolve("data"), Map.of());
    }

    private void pulled(String organisation, String name, List<String> files) throws IOException {
        Path cache = folder.resolve("hub/models--" + organisation + "--" + name);
        Path snapshot = Files.createDirectories(cache.resolve("snapshots").resolve(COMMIT));
        Files.createDirectories(cache.resolve("refs"));
        Files.writeString(cache.resolve("refs/main"), COMMIT);
        for (String file : files) {
            ModelFile source = Models.nano().file(file).orElseThrow();
            try (FileChannel target =
                    FileChannel.open(snapshot.resolve(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                target.write(source.slice(0, source.sizeBytes()));
            }
        }
    }

    private static long weightBytes() {
        return Models.nano().file("model.safetensors").orElseThrow().sizeBytes();
    }
}
