package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.error.InvalidValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes and reads named tensors in the safetensors format. Stateless. */
public final class TensorFile {
    private static final int ALIGNMENT_BYTES = 8;

    private TensorFile() {}

    /** Writes a file anew, with all numbers in 32 bits. */
    public static void write(Path file, Map<String, ? extends Tensor> tensors) throws IOException {
        write(file, tensors, TensorType.FLOAT32);
    }

    /**
     * Writes a file anew. When this returns it is on the disk, whatever happens to the machine.
     *
     * @param tensors in the order in which they are to lie; each is asked for its numbers once
     * @param type what the numbers are rounded to: {@link TensorType#FLOAT32} or {@link TensorType#FLOAT16}, in which
     *     numbers beyond 65504 become infinite
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors, TensorType type) throws IOException {
        InvalidValueException.require(type != TensorType.BFLOAT16, "type", type, "FLOAT32 or FLOAT16");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, header(tensors, type));
            for (Tensor tensor : tensors.values()) {
                float[] numbers = tensor.floats();
                ByteBuffer bytes = littleEndian(Math.multiplyExact(numbers.length, type.sizeBytes()));
                if (type == TensorType.FLOAT32) {
                    bytes.asFloatBuffer().put(numbers);
                } else {
                    for (int i = 0; i < numbers.length; i++) {
                        bytes.putShort(i * Short.BYTES, Float.floatToFloat16(numbers[i]));
                    }
                }
                write(channel, bytes);
            }
            channel.force(true);
        }
    }

    /**
     * The tensors of a file by name. Their numbers are read when they are asked for.
     *
     * @throws ModelLoadException if there is no such file, or it is damaged
     */
    public static Map<String, ? extends Tensor> read(Path directory, String fileName) {
        ModelSource place = DirectoryModel.at(directory);
        return Safetensors.tensors(place.file(fileName)
                .orElseThrow(() -> new ModelLoadException("there is no " + fileName + " in " + place.place())));
    }

    /** Its length in eight bytes, and the header, padded so that the numbers are aligned. */
    private static ByteBuffer header(Map<String, ? extends Tensor> tensors, TensorType type) {
        JsonObject header = new JsonObject();
        JsonObject metadata = new JsonObject();
        metadata.addProperty("format", "pt");
        header.add("__metadata__", metadata);
        long offset = 0;
        for (Map.Entry<String, ? extends Tensor> tensor : tensors.entrySet()) {
            long end = offset
                    + tensor.getValue().shape().stream()
                            .mapToLong(Integer::longValue)
                            .reduce(type.sizeBytes(), Math::multiplyExact);
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", type == TensorType.FLOAT32 ? "F32" : "F16");
            JsonArray shape = new JsonArray();
            tensor.getValue().shape().forEach(shape::add);
            entry.add("shape", shape);
            JsonArray offsets = new JsonArray();
            offsets.add(offset);
            offsets.add(end);
            entry.add("data_offsets", offsets);
            header.add(tensor.getKey(), entry);
            offset = end;
        }
        String text = header.toString();
        byte[] json =
                (text + " ".repeat(Math.floorMod(-text.length(), ALIGNMENT_BYTES))).getBytes(StandardCharsets.UTF_8);
        return littleEndian(Long.BYTES + json.length)
                .putLong(json.length)
                .put(json)
                .flip()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer littleEndian(int sizeBytes) {
        return ByteBuffer.allocate(sizeBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
