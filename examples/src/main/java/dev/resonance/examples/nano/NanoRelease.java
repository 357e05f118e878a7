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
import java.util.TreeMap;

/**
 * Makes the files that go into the jar of what {@code train-sft} wrote: the same model, its weights in 16 bits.
 *
 * <pre>{@code NanoRelease TRAINED OUT}</pre>
 */
public final class NanoRelease {
    private static final String WEIGHTS = "model.safetensors";
    private static final List<String> AS_THEY_ARE =
            List.of("tokenizer.json", "tokenizer_config.json", "generation_config.json");

    private NanoRelease() {}

    /** Writes the model. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("NanoRelease takes two folders: a trained model, and where the released one goes");
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
        TensorFile.write(out.resolve(WEIGHTS), inOrder, TensorType.FLOAT16);
    }
}
