package dev.resonance.gpt2;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.resonance.generation.Tokenizer;
import dev.resonance.model.JsonFile;
import dev.resonance.model.ModelLoadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A byte-level BPE tokenizer from a {@code tokenizer.json}.
 *
 * <p>Encoding is the work of Hugging Face's library, which is given the file without its special tokens: so no text can
 * produce one. Decoding is a table from tokens to bytes, since the library decodes whole characters only.
 */
final class BytePairTokenizer implements Tokenizer {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private final HuggingFaceTokenizer encoder;
    private final Map<String, Integer> specials;
    private final byte[][] bytes;

    private BytePairTokenizer(HuggingFaceTokenizer encoder, Map<String, Integer> specials, byte[][] bytes) {
        this.encoder = encoder;
        this.specials = specials;
        this.bytes = bytes;
    }

    /**
     * @param vocabularySize how many tokens the model knows; the tokenizer may have fewer, not more
     * @throws ModelLoadException if the file is not a byte-level BPE tokenizer, or not this model's
     */
    static BytePairTokenizer load(JsonFile file, int vocabularySize) {
        JsonObject json = file.object();
        try {
            Map<String, Integer> specials = specials(json);
            byte[][] bytes = bytes(json.getAsJsonObject("model").getAsJsonObject("vocab"), specials, vocabularySize);
            JsonObject plain = json.deepCopy();
            plain.add("added_tokens", new JsonArray());
            plain.remove("post_processor");
            plain.remove("truncation");
            plain.remove("padding");
            byte[] text = plain.toString().getBytes(StandardCharsets.UTF_8);
            return new BytePairTokenizer(
                    HuggingFaceTokenizer.newInstance(
                            new ByteArrayInputStream(text), Map.of("addSpecialTokens", "false", "truncation", "false")),
                    specials,
                    bytes);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ModelLoadException known) {
                throw known;
            }
            throw new ModelLoadException(
                    file.place() + " is not a byte-level BPE tokenizer: fetch it again, or name a GPT-2 model", e);
        }
    }

    @Override
    public int[] encode(String text) {
        String wellFormed = StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
        return Arrays.stream(encoder.encode(wellFormed, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public OptionalInt special(String text) {
        Integer id = specials.get(text);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public List<String> specials() {
        return List.copyOf(specials.keySet());
    }

    @Override
    public byte[] bytes(int token) {
        return bytes[token];
    }

    @Override
    public void close() {
        encoder.close();
    }

    private static Map<String, Integer> specials(JsonObject json) {
        Map<String, Integer> specials = new LinkedHashMap<>();
        JsonElement added = json.get("added_tokens");
        if (added != null && added.isJsonArray()) {
            for (JsonElement element : added.getAsJsonArray()) {
                JsonObject token = element.getAsJsonObject();
                specials.put(token.get("content").getAsString(), token.get("id").getAsInt());
            }
        }
        return specials;
    }

    private static byte[][] bytes(JsonObject vocabulary, Map<String, Integer> specials, int vocabularySize) {
        specials.values().forEach(id -> requireKnown(id, vocabularySize));
        byte[][] bytes = new byte[vocabularySize][0];
        int[] alphabet = ByteAlphabet.bytesByCharacter();
        for (Map.Entry<String, JsonElement> entry : vocabulary.entrySet()) {
            int id = entry.getValue().getAsInt();
            requireKnown(id, vocabularySize);
            if (!specials.containsKey(entry.getKey())) {
                bytes[id] = bytes(entry.getKey(), alphabet);
            }
        }
        return bytes;
    }

    private static void requireKnown(int id, int vocabularySize) {
        if (id < 0 || id >= vocabularySize) {
            throw new ModelLoadException("the tokenizer has a token " + id + ", but the model knows only "
                    + vocabularySize + ": config.json and tokenizer.json do not belong together");
        }
    }

    private static byte[] bytes(String token, int[] alphabet) {
        byte[] bytes = new byte[token.length()];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) alphabet[token.charAt(index)];
        }
        return bytes;
    }
}
