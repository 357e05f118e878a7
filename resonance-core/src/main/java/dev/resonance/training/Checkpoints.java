package dev.resonance.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.resonance.model.TensorFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checkpoints in the output directory: {@code checkpoint-STEP}, each whole from the moment it has its name. A crash while
 * one is written leaves the one before.
 */
final class Checkpoints {
    private static final String PREFIX = "checkpoint-";
    private static final String UNFINISHED = ".unfinished";
    private static final String MEMORY = "optimizer.safetensors";
    private static final String STATE = "trainer_state.json";
    private static final Gson GSON = new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .setPrettyPrinting()
            .create();

    private final Path directory;
    private final ResultFiles files;
    private final int limit;

    /** @param limit how many are kept */
    Checkpoints(Path directory, ResultFiles files, int limit) {
        this.directory = directory;
        this.files = files;
        this.limit = limit;
    }

    /** Writes one, and deletes those beyond the limit. */
    Path save(Learner learner, CheckpointState state) throws IOException {
        Path finished = directory.resolve(PREFIX + state.step());
        Path unfinished = directory.resolve(PREFIX + state.step() + UNFINISHED);
        delete(unfinished);
        Files.createDirectories(unfinished);
        files.write(unfinished, learner.weights());
        TensorFile.write(unfinished.resolve(MEMORY), learner.memory());
        Path stateFile = unfinished.resolve(STATE);
        Files.writeString(stateFile, GSON.toJson(state));
        try (FileChannel channel = FileChannel.open(stateFile, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        delete(finished);
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - limit))) {
            delete(old);
        }
        return finished;
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param name its directory, or {@code latest}
     * @param settings those of now
     * @throws TrainingException if there is none, it is damaged, or it was made with other settings
     */
    CheckpointState resume(String name, Learner learner, Map<String, String> settings) {
        Path checkpoint = name.equals(OutputOptions.LATEST)
                ? latest().orElseThrow(() -> new TrainingException("there is no checkpoint in " + directory
                        + ": leave --resume-from-checkpoint out to begin anew"))
                : Path.of(name);
        CheckpointState state = state(checkpoint);
        new TreeMap<>(settings).forEach((key, value) -> {
            String before = state.settings().getOrDefault(key, "nothing");
            if (!before.equals(value)) {
                throw new TrainingException(checkpoint + " was made with " + key + " " + before + ", not " + value
                        + ": resume with the same options, or begin anew in another directory");
            }
        });
        learner.restore(files.read(checkpoint), TensorFile.read(checkpoint, MEMORY));
        return state;
    }

    private CheckpointState state(Path checkpoint) {
        try {
            CheckpointState state = GSON.fromJson(Files.readString(checkpoint.resolve(STATE)), CheckpointState.class);
            if (state != null) {
                return state;
            }
        } catch (IOException | JsonParseException e) {
            throw new TrainingException("there is no whole checkpoint in " + checkpoint, e);
        }
        throw new TrainingException("there is no whole checkpoint in " + checkpoint);
    }

    private Optional<Path> latest() {
        try {
            List<Path> all = Files.isDirectory(directory) ? all() : List.of();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        } catch (IOException e) {
            throw new TrainingException("the directory " + directory + " cannot be read", e);
        }
    }

    /** From the oldest to the latest. */
    private List<Path> all() throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.filter(path -> step(path) >= 0)
                    .sorted(Comparator.comparingInt(Checkpoints::step))
                    .toList();
        }
    }

    /** The step in a checkpoint's name; -1 for anything else. */
    private static int step(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.matches(PREFIX + "\\d{1,9}") ? Integer.parseInt(name.substring(PREFIX.length())) : -1;
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> inside = Files.walk(directory)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
