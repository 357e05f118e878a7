package dev.resonance.model;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor in a checkpoint: row-major, its numbers still on disk.
 *
 * @param shape sizes of its dimensions, none of them 0
 */
public record StoredTensor(String name, TensorType type, List<Integer> shape, ModelFile file, long offset) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The numbers as they lie in the file. */
    public ByteBuffer bytes() {
        return file.slice(offset, elements() * type.sizeBytes());
    }

    /** The numbers as 32-bit floats, which hold every 16-bit value exactly. */
    public float[] floats() {
        ByteBuffer bytes = bytes();
        float[] values = new float[Math.toIntExact(elements())];
        switch (type) {
            case FLOAT32 -> bytes.asFloatBuffer().get(values);
            case FLOAT16 -> {
                for (int index = 0; index < values.length; index++) {
                    values[index] = Float.float16ToFloat(bytes.getShort(2 * index));
                }
            }
            case BFLOAT16 -> {
                for (int index = 0; index < values.length; index++) {
                    values[index] = Float.intBitsToFloat(bytes.getShort(2 * index) << 16);
                }
            }
        }
        return values;
    }
}
