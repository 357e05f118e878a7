package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A GPT-2 of a given shape with random weights, for benchmarks. Its checkpoint is written nowhere: each part is made
 * when it is read, the same for the same seed.
 */
record RandomModel(String name, int layers, int heads, int width, long seed) implements ModelSource {
    private static final int POSITIONS = 1024;
    private static final int VOCABULARY = 50257;
    private static final double DEVIATION = 0.02;

    static RandomModel of(String shape, long seed) {
        return switch (shape) {
            case "124M" -> new RandomModel("random-124M", 12, 12, 768, seed);
            case "355M" -> new RandomModel("random-355M", 24, 16, 1024, seed);
            case "774M" -> new RandomModel("random-774M", 36, 20, 1280, seed);
            case "1558M" -> new RandomModel("random-1558M", 48, 25, 1600, seed);
            default ->
                throw new ModelLoadException("there is no GPT-2 shape '" + shape + "': take 124M, 355M, 774M or 1558M");
        };
    }

    @Override
    public Optional<ModelFile> file(String fileName) {
        return switch (fileName) {
            case "config.json" -> Optional.of(new Text(fileName, config()));
            case "tokenizer.json" -> Optional.of(new Text(fileName, ByteTokenizerJson.text()));
            case "model.safetensors" -> Optional.of(new Weights(header(), seed));
            default -> Optional.empty();
        };
    }

    @Override
    public String place() {
        return name;
    }

    private String config() {
        JsonObject config = new JsonObject();
        config.addProperty("model_type", "gpt2");
        config.addProperty("n_layer", layers);
        config.addProperty("n_head", heads);
        config.addProperty("n_embd", width);
        config.addProperty("n_positions", POSITIONS);
        config.addProperty("vocab_size", VOCABULARY);
        return config.toString();
    }

    private String header() {
        JsonObject header = new JsonObject();
        long offset = 0;
        for (Map.Entry<String, List<Integer>> tensor : shapes().entrySet()) {
            long bytes =
                    tensor.getValue().stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact);
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", "F32");
            JsonArray shape = new JsonArray();
            tensor.getValue().forEach(shape::add);
            entry.add("shape", shape);
            JsonArray offsets = new JsonArray();
            offsets.add(offset);
            offsets.add(offset + bytes);
            entry.add("data_offsets", offsets);
            header.add(tensor.getKey(), entry);
            offset += bytes;
        }
        return header.toString();
    }

    private Map<String, List<Integer>> shapes() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("wte.weight", List.of(VOCABULARY, width));
        shapes.put("wpe.weight", List.of(POSITIONS, width));
        for (int layer = 0; layer < layers; layer++) {
            String prefix = "h." + layer + ".";
            norm(shapes, prefix + "ln_1");
            linear(shapes, prefix + "attn.c_attn", width, 3 * width);
            linear(shapes, prefix + "attn.c_proj", width, width);
            norm(shapes, prefix + "ln_2");
            linear(shapes, prefix + "mlp.c_fc", width, 4 * width);
            linear(shapes, prefix + "mlp.c_proj", 4 * width, width);
        }
        norm(shapes, "ln_f");
        return shapes;
    }

    private void norm(Map<String, List<Integer>> shapes, String name) {
        shapes.put(name + ".weight", List.of(width));
        shapes.put(name + ".bias", List.of(width));
    }

    private static void linear(Map<String, List<Integer>> shapes, String name, int in, int out) {
        shapes.put(name + ".weight", List.of(in, out));
        shapes.put(name + ".bias", List.of(out));
    }

    private record Text(String place, String text) implements ModelFile {
        @Override
        public long sizeBytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public ByteBuffer slice(long offset, long length) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))
                    .slice(Math.toIntExact(offset), Math.toIntExact(length))
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** A safetensors file whose header is real and whose numbers are made when they are read. */
    private record Weights(String header, long seed) implements ModelFile {
        @Override
        public String place() {
            return "model.safetensors";
        }

        @Override
        public long sizeBytes() {
            return Long.MAX_VALUE; // as long as its header says
        }

        @Override
        public ByteBuffer slice(long offset, long length) {
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] text = header.getBytes(StandardCharsets.UTF_8);
            if (offset == 0) {
                bytes.putLong(text.length);
            } else if (offset == Long.BYTES) {
                bytes.put(text);
            } else {
                SplittableRandom random = new SplittableRandom(seed ^ offset);
                while (bytes.hasRemaining()) {
                    bytes.putFloat((float) (DEVIATION * Math.sqrt(3) * (2 * random.nextDouble() - 1)));
                }
            }
            return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
