package dev.resonance.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.model.Tensor;
import dev.resonance.model.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Writes model directories, also broken ones. */
public final class ModelFiles {
    private ModelFiles() {}

    /** Copies the files of a directory, not those of its folders. */
    public static Path copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text file. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file. */
    public static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A safetensors file with this header, whatever it says, before these bytes. */
    public static byte[] safetensors(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    /** A safetensors file with these tensors' numbers as this type. */
    public static byte[] safetensors(Map<String, Tensor> tensors, TensorType type) {
        JsonObject header = new JsonObject();
        int size = tensors.values().stream()
                .mapToInt(tensor -> tensor.floats().length * type.sizeBytes())
                .sum();
        ByteBuffer data = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        tensors.forEach((name, tensor) -> {
            int begin = data.position();
            for (float value : tensor.floats()) {
                put(data, value, type);
            }
            JsonObject entry = new JsonObject();
            entry.addProperty(
                    "dtype",
                    switch (type) {
                        case FLOAT32 -> "F32";
                        case FLOAT16 -> "F16";
                        case BFLOAT16 -> "BF16";
                    });
            entry.add("shape", array(tensor.shape().toArray(Integer[]::new)));
            entry.add("data_offsets", array(begin, data.position()));
            header.add(name, entry);
        });
        byte[] file = safetensors(header.toString(), size);
        System.arraycopy(data.array(), 0, file, file.length - size, size);
        return file;
    }

    private static void put(ByteBuffer data, float value, TensorType type) {
        switch (type) {
            case FLOAT32 -> data.putFloat(value);
            case FLOAT16 -> data.putShort(Float.floatToFloat16(value));
            case BFLOAT16 -> data.putShort((short) (Float.floatToIntBits(value) >>> 16));
        }
    }

    private static JsonArray array(Integer... values) {
        JsonArray array = new JsonArray();
        Arrays.stream(values).forEach(array::add);
        return array;
    }
}
