package dev.resonance.server.command;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.error.InvalidValueException;
import dev.resonance.hub.HubOptions;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the names that a training is given stand for. Stateless. */
final class TrainingPlaces {
    private static final Pattern HUB_NAME = Pattern.compile("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");
    private static final Pattern DEVICE = Pattern.compile("auto|cpu|mps|cuda(:\\d{1,3})?");

    private TrainingPlaces() {}

    /** The bundled model, one in a directory or file, or a pulled one. */
    static ModelSource model(Optional<String> name) {
        if (name.isEmpty() || name.get().equals("resonance-nano")) {
            return Models.nano();
        }
        Path path = path("--model-name", name.get());
        boolean place = path.isAbsolute() || name.get().startsWith(".") || Files.exists(path);
        return place ? Models.path(path) : Models.huggingFace(name.get());
    }

    /** A file or directory, or a dataset that the hub's own client has put into the cache. */
    static Path dataset(String name) {
        Path path = path("--dataset", name);
        if (Files.exists(path) || !HUB_NAME.matcher(name).matches()) {
            return path;
        }
        Path folder = HubOptions.fromEnvironment().cache().resolve("datasets--" + name.replace("/", "--"));
        try {
            Path snapshot = folder.resolve("snapshots")
                    .resolve(Files.readString(folder.resolve("refs/main")).strip());
            if (Files.isDirectory(snapshot)) {
                return snapshot;
            }
        } catch (IOException e) {
            // Then it is not in the cache.
        }
        throw InvalidValueException.told(
                "--dataset",
                "--dataset is '" + name + "', which is no file here and not in " + folder
                        + ": download its JSON files, and name their directory");
    }

    /** Beside the working directory's other things: {@code MODEL-finetuned}. */
    static Path output(ModelSource model, String folder) {
        String name = model.name().substring(model.name().lastIndexOf('/') + 1);
        return Path.of(name + "-finetuned").resolve(folder);
    }

    static String device(String name) {
        require(DEVICE.matcher(name).matches(), "--device", name, "auto, cpu, cuda or cuda:N");
        return name;
    }

    private static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidValueException(option, name, "a path or a name");
        }
    }
}
