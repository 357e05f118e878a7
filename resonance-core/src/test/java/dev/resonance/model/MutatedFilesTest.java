package dev.resonance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Good checkpoints changed at random: each is read, or refused by our exception, at once and within bounds.
 * {@code -Dresonance.mutations=N} tries more of them.
 */
class MutatedFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/reference/gpt2-tiny");
    private static final int ROUNDS = Integer.getInteger("resonance.mutations", 10_000);
    private static final int[] EXTREMES = {0, 1, 0x7f, 0x80, 0xff, '.', '(', 'e'};
    private static final int STRUCTURE_BYTES = 8_000;

    @ParameterizedTest
    @CsvSource({"pytorch_model.bin, 21", "llms-from-scratch.pth, 22", "model.safetensors, 23"})
    void file_changedAtRandom_isReadOrRefusedWithinBounds(String name, long seed) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
        Random random = new Random(seed);
        read(name, new MemoryModel.Bytes(name, bytes, bytes.length), true); // loads classes, which costs time, too
        int refused = 0;
        Cost worst = new Cost(Duration.ZERO, 0);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] good = change(bytes, random);
            int size = random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length;
            Cost start = Cost.soFar();
            try {
                read(name, new MemoryModel.Bytes(name, bytes, size), round % 20 == 0);
            } catch (ModelLoadException expected) {
                refused++;
            }
            Cost cost = Cost.soFar().since(start);
            worst = new Cost(
                    cost.time().compareTo(worst.time()) > 0 ? cost.time() : worst.time(),
                    Math.max(cost.allocatedBytes(), worst.allocatedBytes()));
            System.arraycopy(good, 0, bytes, 0, STRUCTURE_BYTES);
            System.arraycopy(good, STRUCTURE_BYTES, bytes, bytes.length - STRUCTURE_BYTES, STRUCTURE_BYTES);
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
        assertThat(worst.time()).isLessThan(Duration.ofSeconds(1));
        assertThat(worst.allocatedBytes()).isLessThan(32L << 20);
    }

    private static void read(String name, ModelFile file, boolean numbersToo) {
        boolean safetensors = name.endsWith("safetensors");
        Map<String, ? extends Tensor> tensors = safetensors ? Safetensors.tensors(file) : TorchArchive.tensors(file);
        Checkpoint.open(new MemoryModel(Map.of(safetensors ? Checkpoint.SAFETENSORS : Checkpoint.PYTORCH, file)));
        if (numbersToo) {
            tensors.values().forEach(Tensor::floats);
        }
    }

    /**
     * Changes up to eight bytes at the start or the end, where these formats have their structure.
     *
     * @return the start and the end as they were
     */
    private static byte[] change(byte[] bytes, Random random) {
        byte[] good = new byte[2 * STRUCTURE_BYTES];
        System.arraycopy(bytes, 0, good, 0, STRUCTURE_BYTES);
        System.arraycopy(bytes, bytes.length - STRUCTURE_BYTES, good, STRUCTURE_BYTES, STRUCTURE_BYTES);
        for (int change = random.nextInt(8); change >= 0; change--) {
            int at = random.nextInt(STRUCTURE_BYTES);
            int value = random.nextBoolean() ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(256);
            bytes[random.nextBoolean() ? at : bytes.length - 1 - at] = (byte) value;
        }
        return good;
    }
}
