package dev.resonance.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/** A model whose files are in memory, so that thousands of broken ones can be read. */
record MemoryModel(Map<String, ModelFile> files) implements ModelSource {
    static MemoryModel of(String fileName, byte[] bytes) {
        return new MemoryModel(Map.of(fileName, new Bytes(fileName, bytes, bytes.length)));
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        return Optional.ofNullable(files.get(fileName));
    }

    @Override
    public String place() {
        return "memory";
    }

    /** The beginning of an array, so that a file can be cut without a copy. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(String place, byte[] bytes, long sizeBytes) implements ModelFile {
        @Override
        public ByteBuffer slice(long offset, long length) {
            if (offset < 0 || length < 0 || length > sizeBytes - offset) {
                throw new ModelLoadException("cannot read " + place + " there"); // as files on disk do
            }
            return ByteBuffer.wrap(bytes)
                    .slice(Math.toIntExact(offset), Math.toIntExact(length))
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
