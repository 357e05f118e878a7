package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes and reads named tensors in the safetensors format, as 32-bit floats. Stateless. */
public final class TensorFile {
    private static final int ALIGNMENT_BYTES = 8;

    private TensorFile() {}

    /**
     * Writes a file anew. When this returns it is on the disk, whatever happens to the machine.
     *
     * @param tensors in the order in which they are to lie; each is asked for its numbers once
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, header(tensors));
            for (Tensor tensor : tensors.values()) {
                float[] numbers = tensor.floats();
                ByteBuffer bytes = littleEndian(Math.multiplyExact(numbers.length, Float.BYTES));
                bytes.asFloatBuffer().put(numbers);
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
    private static ByteBuffer header(Map<String, ? extends Tensor> tensors) {
        JsonObject header = new JsonObject();
        JsonObject metadata = new JsonObject();
        metadata.addProperty("format", "pt");
        header.add("__metadata__", metadata);
        long offset = 0;
        for (Map.Entry<String, ? extends Tensor> tensor : tensors.entrySet()) {
            long end = offset
                    + tensor.getValue().shape().stream()
                            .mapToLong(Integer::longValue)
                            .reduce(Float.BYTES, Math::multiplyExact);
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", "F32");
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
