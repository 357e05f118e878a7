package dev.resonance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.error.InvalidValueException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
    private static final float[] NUMBERS = {1.5f, -0.25f, 0.1f, 1024f, 0f, -3f};

    @TempDir
    Path folder;

    @Test
    void tensors_writtenIn32Bits_areReadAsTheyWere() throws Exception {
        TensorFile.write(folder.resolve("model.safetensors"), tensors());

        assertThat(read().floats()).containsExactly(NUMBERS);
    }

    @Test
    void tensors_writtenIn16Bits_areRoundedAndHalfAsLarge() throws Exception {
        TensorFile.write(folder.resolve("model.safetensors"), tensors(), TensorType.FLOAT16);

        assertThat(read().shape()).containsExactly(2, 3);
        for (int i = 0; i < NUMBERS.length; i++) {
            assertThat(read().floats()[i]).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(NUMBERS[i])));
        }
        long half = Files.size(folder.resolve("model.safetensors"));
        TensorFile.write(folder.resolve("model.safetensors"), tensors());
        assertThat(Files.size(folder.resolve("model.safetensors")) - half).isEqualTo(2L * NUMBERS.length);
    }

    @Test
    void otherTypes_areRefused() {
        assertThatThrownBy(() -> TensorFile.write(folder.resolve("model.safetensors"), tensors(), TensorType.BFLOAT16))
                .isInstanceOf(InvalidValueException.class);
    }

    private Tensor read() {
        return Objects.requireNonNull(
                TensorFile.read(folder, "model.safetensors").get("weight"));
    }

    private static Map<String, Tensor> tensors() {
        return Map.of("weight", Tensor.of(List.of(2, 3), NUMBERS::clone));
    }
}
