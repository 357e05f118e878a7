package dev.resonance.gpt2;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.model.ModelFile;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Outputs that Hugging Face's transformers computed for the small reference models. */
final class ReferenceOutputs {
    private final ModelFile file;
    private final JsonObject header;
    private final long dataStart;

    private ReferenceOutputs(ModelFile file) {
        this.file = file;
        long length = file.slice(0, 8).getLong();
        this.dataStart = 8 + length;
        this.header = JsonParser.parseString(
                        StandardCharsets.UTF_8.decode(file.slice(8, length)).toString())
                .getAsJsonObject();
    }

    static Path directory(String name) {
        return Path.of("src/test/resources/reference", name);
    }

    static ModelSource model(String name) {
        return Models.path(directory(name));
    }

    static ReferenceOutputs of(String name) {
        return file(name, "expected.safetensors");
    }

    static ReferenceOutputs file(String name, String fileName) {
        return new ReferenceOutputs(model(name).file(fileName).orElseThrow());
    }

    int[] whole(String name) {
        ByteBuffer bytes = bytes(name);
        int[] values = new int[bytes.remaining() / Long.BYTES];
        for (int index = 0; index < values.length; index++) {
            values[index] = Math.toIntExact(bytes.getLong(index * Long.BYTES));
        }
        return values;
    }

    float[] floats(String name) {
        ByteBuffer bytes = bytes(name);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    int size(String name, int dimension) {
        return header.getAsJsonObject(name)
                .getAsJsonArray("shape")
                .get(dimension)
                .getAsInt();
    }

    private ByteBuffer bytes(String name) {
        var offsets = header.getAsJsonObject(name).getAsJsonArray("data_offsets");
        long begin = offsets.get(0).getAsLong();
        return file.slice(dataStart + begin, offsets.get(1).getAsLong() - begin);
    }
}
