package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.model.Tensor;
import dev.resonance.model.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanoReleaseTest {
    @TempDir
    private Path trained;

    @TempDir
    private Path before;

    @TempDir
    private Path out;

    @BeforeEach
    void train() throws IOException {
        Tensor weight = Tensor.of(List.of(2), () -> new float[] {0.1f, -2f});
        TensorFile.write(trained.resolve("model.safetensors"), Map.of("weight", weight));
        Files.writeString(trained.resolve("config.json"), "{\"n_layer\": 6, \"dtype\": \"float32\"}");
        for (String name : List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json")) {
            Files.writeString(trained.resolve(name), name);
        }
    }

    @Test
    void modelBetweenTwo_hasItsShareOfEach() throws IOException {
        Tensor weight = Tensor.of(List.of(2), () -> new float[] {0.1f, 2f});
        TensorFile.write(before.resolve("model.safetensors"), Map.of("weight", weight));

        NanoRelease.main(new String[] {trained.toString(), out.toString(), before.toString(), "0.75"});

        Tensor released = TensorFile.read(out, "model.safetensors").get("weight");
        assertThat(Objects.requireNonNull(released).floats())
                .containsExactly(Float.float16ToFloat(Float.floatToFloat16(0.1f)), -1f);
    }

    @Test
    void trainedModel_isReleasedIn16Bits() throws IOException {
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
