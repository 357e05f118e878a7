package dev.resonance.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A model inside a jar. Its files are read into memory whole, so it had better be small. */
record ResourceModel(String name, String folder) implements ModelSource {
    static ResourceModel onClassPath(String name, String folder) {
        ResourceModel model = new ResourceModel(name, folder);
        if (ResourceModel.class.getResource(folder + "config.json") == null) {
            throw new ModelLoadException("the bundled model is not on the class path: add the dependency dev.resonance:"
                    + name + ", or name another model");
        }
        return model;
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        try (InputStream stream = ResourceModel.class.getResourceAsStream(folder + fileName)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] bytes = stream.readAllBytes();
            ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length);
            direct.put(bytes).flip();
            return Optional.of(new BytesFile(name + "/" + fileName, direct));
        } catch (IOException e) {
            throw new ModelLoadException("cannot read " + fileName + " of " + name + ": is the jar damaged?", e);
        }
    }

    @Override
    public String place() {
        return name;
    }

    private record BytesFile(String place, ByteBuffer bytes) implements ModelFile {
        @Override
        public long sizeBytes() {
            return bytes.capacity();
        }

        @Override
        public ByteBuffer slice(long offset, long length) {
            return bytes.slice(Math.toIntExact(offset), Math.toIntExact(length))
                    .asReadOnlyBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
