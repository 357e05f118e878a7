package dev.resonance.model;

import dev.resonance.hub.HubCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A model in a directory. Its name is the directory's. */
record DirectoryModel(Path directory, String name) implements ModelSource {
    static DirectoryModel at(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new ModelLoadException("there is no model directory " + absolute + ": set MODEL_PATH to a directory"
                    + " with config.json, model.safetensors and tokenizer.json");
        }
        Path last = absolute.getFileName();
        return new DirectoryModel(absolute, last == null ? "model" : last.toString());
    }

    /** A model in the cache of the hub, under its name there. */
    static DirectoryModel pulled(HubCache cache, String revision) {
        Path directory = cache.snapshot(revision)
                .orElseThrow(() -> new ModelLoadException("the model " + cache.model() + " is not in " + cache.folder()
                        + ": fetch it with ./resonance pull " + cache.model()
                        + (revision.equals(HubCache.MAIN) ? "" : " --revision " + revision)));
        return new DirectoryModel(directory, cache.model().toString());
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        Path path;
        try {
            path = directory.resolve(fileName).normalize();
        } catch (InvalidPathException e) {
            throw new ModelLoadException(
                    "the model in " + directory + " names a file that cannot be: fetch it again", e);
        }
        if (!path.startsWith(directory)) {
            throw new ModelLoadException("the model in " + directory + " names a file outside itself: " + fileName);
        }
        return Files.isRegularFile(path) ? Optional.of(MappedFile.of(path)) : Optional.empty();
    }

    @Override
    public String place() {
        return directory.toString();
    }

    private record MappedFile(Path path, long sizeBytes) implements ModelFile {
        static MappedFile of(Path path) {
            try {
                return new MappedFile(path, Files.size(path));
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }

        @Override
        public String place() {
            return path.toString();
        }

        @Override
        public ByteBuffer slice(long offset, long length) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, offset, length)
                        .order(ByteOrder.LITTLE_ENDIAN);
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable(path, e);
            }
        }

        private static ModelLoadException unreadable(Path path, Exception cause) {
            return new ModelLoadException("cannot read " + path + ": check that it is a readable file", cause);
        }
    }
}
