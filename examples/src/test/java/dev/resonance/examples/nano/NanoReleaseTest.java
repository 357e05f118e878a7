package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.model.Tensor;
import dev.resonance.model.TensorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanoReleaseTest {
    @Test
    void trainedModel_isReleasedIn16Bits(@TempDir Path trained, @TempDir Path out) throws Exception {
        Tensor weight = Tensor.of(List.of(2), () -> new float[] {0.1f, -2f});
        TensorFile.write(trained.resolve("model.safetensors"), Map.of("weight", weight));
        Files.writeString(trained.resolve("config.json"), "{\"n_layer\": 6, \"dtype\": \"float32\"}");
        for (String name : List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json")) {
            Files.writeString(trained.resolve(name), name);
        }

        NanoRelease.main(new String[] {trained.toString(), out.toString()});

        assertThat(out.resolve("config.json")).content().contains("\"n_layer\": 6", "\"dtype\": \"float16\"");
        assertThat(out.resolve("tokenizer.json")).hasContent("tokenizer.json");
        assertThat(Files.size(out.resolve("model.safetensors")))
                .isEqualTo(Files.size(trained.resolve("model.safetensors")) - 4);
        Tensor released = TensorFile.read(out, "model.safetensors").get("weight");
        assertThat(Objects.requireNonNull(released).floats())
                .containsExactly(Float.float16ToFloat(Float.floatToFloat16(0.1f)), -2f);
    }
}
