package dev.resonance.examples.nano;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.model.Tensor;
import dev.resonance.model.TensorFile;
import dev.resonance.model.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes the files that go into the jar of what {@code train-sft} wrote: the same model, its weights in 16 bits.
 *
 * <pre>{@code NanoRelease TRAINED OUT [BEFORE SHARE]}</pre>
 *
 * <p>With the directory of the model that the training went on from, the weights lie between the two: {@code SHARE} of the
 * way to the trained ones. What a training made worse comes back sooner than what it made better is lost.
 */
public final class NanoRelease {
    private static final String WEIGHTS = "model.safetensors";
    private static final List<String> AS_THEY_ARE =
            List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json");

    private NanoRelease() {}

    /** Writes the model. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2 && args.length != 4) {
            System.err.println("NanoRelease takes two folders: a trained model, and where the released one goes;"
                    + " and maybe the folder of the model before, and a share of the trained one, from 0 to 1");
            return;
        }
        Path trained = Path.of(args[0]);
        Path out = Files.createDirectories(Path.of(args[1]));
        for (String name : AS_THEY_ARE) {
            Files.write(out.resolve(name), Files.readAllBytes(trained.resolve(name)));
        }
        JsonObject config = JsonParser.parseString(Files.readString(trained.resolve("config.json")))
                .getAsJsonObject();
        config.addProperty("dtype", "float16");
        String json =
                new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(config);
        Files.writeString(out.resolve("config.json"), json + "\n");
        Map<String, Tensor> inOrder = new TreeMap<>(TensorFile.read(trained, WEIGHTS));
        if (args.length == 4) {
            Map<String, ? extends Tensor> before = TensorFile.read(Path.of(args[2]), WEIGHTS);
            float share = Float.parseFloat(args[3]);
            inOrder.replaceAll(
                    (name, weight) -> between(Objects.requireNonNull(before.get(name), name), weight, share));
        }
        TensorFile.write(out.resolve(WEIGHTS), inOrder, TensorType.FLOAT16);
    }

    private static Tensor between(Tensor before, Tensor trained, float share) {
        return Tensor.of(trained.shape(), () -> {
            float[] from = before.floats();
            float[] numbers = trained.floats();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (1 - share) * from[i] + share * numbers[i];
            }
            return numbers;
        });
    }
}
