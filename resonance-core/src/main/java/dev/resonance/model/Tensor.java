package dev.resonance.model;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A model's weight before it is loaded: its numbers are read, or computed, when they are asked for. Thread-safe. */
public interface Tensor {
    /** Sizes of its dimensions, none of them 0. */
    List<Integer> shape();

    /** The numbers in row-major order, as 32-bit floats. A new array on each call. */
    float[] floats();

    /** The same numbers where the file holds them in just that form: mapped, so that they need no memory of their own. */
    Optional<ByteBuffer> mappedFloats();

    /**
     * Numbers that are in memory, or computed each time they are asked for.
     *
     * @param numbers in row-major order, a new array on each call; called by any thread
     */
    static Tensor of(List<Integer> shape, Supplier<float[]> numbers) {
        return new DerivedTensor(shape, numbers);
    }
}
