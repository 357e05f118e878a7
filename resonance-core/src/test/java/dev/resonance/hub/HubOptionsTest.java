package dev.resonance.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.error.InvalidValueException;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingSet_isThePublicHubAndThePersonsCache() {
        HubOptions options = HubOptions.of(Map.of());

        assertThat(options.endpoint()).hasToString("https://huggingface.co");
        assertThat(options.cache()).isEqualTo(Path.of(System.getProperty("user.home"), ".cache/huggingface/hub"));
    }

    @ParameterizedTest
    @CsvSource({
        "HF_HOME, /x/hf, HF_TOKEN, t, /x/hf/hub",
        "XDG_CACHE_HOME, /x, HF_TOKEN, t, /x/huggingface/hub",
        "HF_HUB_CACHE, /x/models, HF_HOME, /y, /x/models"
    })
    void cache_isWhereTheHubsOwnClientHasIt(String name, String value, String other, String text, Path cache) {
        assertThat(HubOptions.of(Map.of(name, value, other, text)).cache()).isEqualTo(cache);
    }

    @Test
    void home_withTilde_isThePersons() {
        assertThat(HubOptions.of(Map.of("HF_HOME", "~/hf")).cache())
                .isEqualTo(Path.of(System.getProperty("user.home"), "hf", "hub"));
    }

    @Test
    void token_fromTheEnvironment_goesBeforeTheSavedOne() throws IOException {
        Files.writeString(folder.resolve("token"), "hf_saved\n");

        assertThat(HubOptions.of(Map.of("HF_HOME", folder.toString())).token()).contains("hf_saved");
        HubOptions options = HubOptions.of(Map.of("HF_HOME", folder.toString(), "HF_TOKEN", "hf_set"));
        assertThat(options.token()).contains("hf_set");
        assertThat(options.toString()).doesNotContain("hf_set");
    }

    @ParameterizedTest
    @CsvSource({"HF_ENDPOINT, ftp://x", "HF_ENDPOINT, huggingface.co", "HF_ENDPOINT, '::'", "HF_TOKEN, 'hf_a b'"})
    void value_thatCannotBe_isToldWithItsName(String name, String value) {
        assertThatThrownBy(() -> HubOptions.of(Map.of(name, value)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("hf_a");
    }

    @Test
    void model_thatWasNotPulled_isToldWithTheCommand() {
        assertThatThrownBy(() -> Models.path(folder.resolve("models--made-up--absent")))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("./resonance pull made-up/absent");
        assertThatThrownBy(() -> Models.huggingFace("made-up/absent", "v2"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("./resonance pull made-up/absent --revision v2");
    }

    @Test
    void name_whereThereAreNoLinks_isACopy() throws IOException {
        Path blob = Files.writeString(folder.resolve("blob"), "content");
        Path name = folder.resolve("snapshots/c/config.json");
        SnapshotLinks links = new SnapshotLinks((link, target) -> {
            throw new UnsupportedOperationException();
        });

        links.place(blob, name);
        links.place(blob, name);

        assertThat(name)
                .hasContent("content")
                .satisfies(file -> assertThat(Files.isSymbolicLink(file)).isFalse());
        assertThat(folder.resolve("snapshots/c")).isDirectoryContaining(file -> file.equals(name));
    }
}
