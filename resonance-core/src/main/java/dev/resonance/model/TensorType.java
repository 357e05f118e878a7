package dev.resonance.model;

/** How numbers lie in a checkpoint. */
public enum TensorType {
    FLOAT32(4),
    FLOAT16(2),
    BFLOAT16(2);

    private final int sizeBytes;

    TensorType(int sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    public int sizeBytes() {
        return sizeBytes;
    }
}
