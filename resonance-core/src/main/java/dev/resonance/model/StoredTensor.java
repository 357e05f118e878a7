package dev.resonance.model;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A weight in a file.
 *
 * @param strides how many numbers lie from one index of a dimension to the next; row-major files have them implied
 * @param offset of the first number, in bytes
 */
record StoredTensor(TensorType type, List<Integer> shape, List<Long> strides, ModelFile file, long offset)
        implements Tensor {
    static final int MOST_DIMENSIONS = 8;

    StoredTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    static StoredTensor rowMajor(TensorType type, List<Integer> shape, ModelFile file, long offset) {
        return new StoredTensor(type, shape, rowMajorStrides(shape), file, offset);
    }

    static List<Long> rowMajorStrides(List<Integer> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int dimension = shape.size() - 1; dimension >= 0; dimension--) {
            strides[dimension] = stride;
            stride = Math.multiplyExact(stride, shape.get(dimension));
        }
        return List.of(strides);
    }

    /** How many numbers it holds. */
    long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** How many numbers of the file it reaches over, from its first to its last. */
    long reach() {
        long last = 0;
        for (int dimension = 0; dimension < shape.size(); dimension++) {
            last = Math.addExact(last, Math.multiplyExact(shape.get(dimension) - 1L, strides.get(dimension)));
        }
        return Math.addExact(last, 1);
    }

    @Override
    public Optional<ByteBuffer> mappedFloats() {
        return type == TensorType.FLOAT32 && isRowMajor() ? Optional.of(bytes()) : Optional.empty();
    }

    @Override
    public float[] floats() {
        float[] values = stored();
        if (isRowMajor()) {
            return values;
        }
        float[] ordered = new float[Math.toIntExact(elements())];
        int[] index = new int[shape.size()];
        for (int position = 0; position < ordered.length; position++) {
            long from = 0;
            for (int dimension = 0; dimension < index.length; dimension++) {
                from += index[dimension] * strides.get(dimension);
            }
            ordered[position] = values[(int) from];
            advance(index);
        }
        return ordered;
    }

    private void advance(int[] index) {
        for (int dimension = index.length - 1; dimension >= 0; dimension--) {
            if (++index[dimension] < shape.get(dimension)) {
                return;
            }
            index[dimension] = 0;
        }
    }

    private boolean isRowMajor() {
        return strides.equals(rowMajorStrides(shape));
    }

    private ByteBuffer bytes() {
        if (Math.max(elements(), reach()) > Integer.MAX_VALUE / Float.BYTES) {
            throw new ModelLoadException(
                    file.place() + ": a tensor of the shape " + shape + " has more than 2 GiB, which no GPT-2 needs");
        }
        return file.slice(offset, reach() * type.sizeBytes());
    }

    /** The numbers in the file's order; 32-bit floats hold every 16-bit one exactly. */
    private float[] stored() {
        ByteBuffer bytes = bytes();
        float[] values = new float[Math.toIntExact(reach())];
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
