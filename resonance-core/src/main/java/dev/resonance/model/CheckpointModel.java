package dev.resonance.model;

import java.nio.file.Path;
import java.util.Optional;

/** A model whose checkpoint was named itself; its other files lie beside it. Its name is the file's, without ending. */
record CheckpointModel(DirectoryModel folder, String checkpoint, String name) implements ModelSource {
    static CheckpointModel at(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String checkpoint = String.valueOf(absolute.getFileName());
        int dot = checkpoint.lastIndexOf('.');
        if (!checkpoint.matches(".+\\.(safetensors|bin|pth|pt)")) {
            throw new ModelLoadException(
                    absolute + " is neither a model directory nor a checkpoint: set MODEL_PATH to a"
                            + " directory with config.json, or to a .safetensors, .bin or .pth file");
        }
        return new CheckpointModel(
                DirectoryModel.at(Optional.ofNullable(absolute.getParent()).orElse(absolute)),
                checkpoint,
                dot > 0 ? checkpoint.substring(0, dot) : checkpoint);
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        return switch (fileName) {
            case Checkpoint.SAFETENSORS ->
                checkpoint.endsWith(".safetensors") ? folder.file(checkpoint) : Optional.empty();
            case Checkpoint.SHARDS -> Optional.empty();
            case Checkpoint.PYTORCH -> checkpoint.endsWith(".safetensors") ? Optional.empty() : folder.file(checkpoint);
            default -> folder.file(fileName);
        };
    }

    @Override
    public String place() {
        return folder.directory().resolve(checkpoint).toString();
    }
}
