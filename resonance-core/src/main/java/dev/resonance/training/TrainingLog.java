package dev.resonance.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The log of a training in JSON lines, with the names that TRL uses where it has them. For one thread. */
final class TrainingLog implements AutoCloseable {
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final Path file;
    private final Writer writer;

    private TrainingLog(Path file, Writer writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Opens the log. What is in it of later steps is forgotten: they will be made again.
     *
     * @param step how many were made
     */
    static TrainingLog open(Path file, int step) throws IOException {
        List<String> kept = new ArrayList<>();
        if (step > 0 && Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (isWhole(line) && parse(line).get("step").getAsInt() <= step) {
                    kept.add(line);
                }
            }
        }
        Files.write(file, kept);
        return new TrainingLog(file, Files.newBufferedWriter(file, StandardOpenOption.APPEND));
    }

    void add(TrainingEvent event) throws IOException {
        JsonObject line = new JsonObject();
        switch (event) {
            case TrainingEvent.Stepped stepped -> {
                line.addProperty("step", stepped.step());
                line.addProperty("loss", stepped.loss());
                line.addProperty("learning_rate", stepped.learningRate());
                line.addProperty("grad_norm", stepped.gradientNorm());
                line.addProperty("tokens_per_second", Math.round(stepped.tokensPerSecond()));
            }
            case TrainingEvent.Evaluated evaluated -> {
                line.addProperty("step", evaluated.step());
                line.addProperty("eval_loss", evaluated.loss().mean());
                line.addProperty("eval_perplexity", evaluated.loss().perplexity());
                line.addProperty("eval_mean_token_accuracy", evaluated.loss().accuracy());
            }
            case TrainingEvent.Sampled sampled -> {
                line.addProperty("step", sampled.step());
                line.addProperty("prompt", sampled.prompt());
                line.addProperty("reply", sampled.reply());
            }
            default -> {
                return;
            }
        }
        writer.write(GSON.toJson(line) + "\n");
        writer.flush();
    }

    /** The values under a name, by their steps. */
    List<LossCurve.Point> points(String name) throws IOException {
        return Files.readAllLines(file).stream()
                .map(TrainingLog::parse)
                .filter(line -> line.has(name))
                .map(line -> new LossCurve.Point(
                        line.get("step").getAsInt(), line.get(name).getAsDouble()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static boolean isWhole(String line) {
        return line.startsWith("{") && line.endsWith("}");
    }

    private static JsonObject parse(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }
}
