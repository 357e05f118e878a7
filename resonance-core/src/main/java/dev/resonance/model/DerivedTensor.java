package dev.resonance.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A weight that is computed from others each time it is asked for. */
record DerivedTensor(List<Integer> shape, Supplier<float[]> numbers) implements Tensor {
    DerivedTensor {
        shape = List.copyOf(shape);
    }

    /** Rows and columns of a matrix exchanged: (a, b) to (b, a). */
    static Tensor transposed(Tensor matrix) {
        int rows = matrix.shape().get(0);
        int columns = matrix.shape().get(1);
        return new DerivedTensor(List.of(columns, rows), () -> {
            float[] from = matrix.floats();
            float[] to = new float[from.length];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    to[column * rows + row] = from[row * columns + column];
                }
            }
            return to;
        });
    }

    /** Tensors with the same rows side by side: (rows, a), (rows, b) to (rows, a + b). Vectors have one row. */
    static Tensor beside(List<Tensor> parts) {
        boolean vectors = parts.getFirst().shape().size() == 1;
        int rows = vectors ? 1 : parts.getFirst().shape().getFirst();
        int[] widths = parts.stream().mapToInt(part -> part.shape().getLast()).toArray();
        int width = Arrays.stream(widths).sum();
        return new DerivedTensor(vectors ? List.of(width) : List.of(rows, width), () -> {
            float[] all = new float[rows * width];
            int start = 0;
            for (int index = 0; index < widths.length; index++) {
                float[] part = parts.get(index).floats();
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(part, row * widths[index], all, row * width + start, widths[index]);
                }
                start += widths[index];
            }
            return all;
        });
    }

    /** Nothing but zeros. */
    static Tensor zeros(Integer... shape) {
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return new DerivedTensor(List.of(shape), () -> new float[count]);
    }

    @Override
    public float[] floats() {
        return numbers.get();
    }

    @Override
    public Optional<ByteBuffer> mappedFloats() {
        return Optional.empty();
    }
}
