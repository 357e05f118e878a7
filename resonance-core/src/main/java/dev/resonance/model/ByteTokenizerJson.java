package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The smallest tokenizer there is, in Hugging Face's form: a token for each byte, no merges. */
final class ByteTokenizerJson {
    private static final int BYTES = 256;

    private ByteTokenizerJson() {}

    static String text() {
        JsonObject vocabulary = new JsonObject();
        int substitute = BYTES;
        for (int value = 0; value < BYTES; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            vocabulary.addProperty(String.valueOf((char) (printable ? value : substitute++)), value);
        }
        JsonObject model = new JsonObject();
        model.addProperty("type", "BPE");
        model.add("vocab", vocabulary);
        model.add("merges", new JsonArray());
        JsonObject byteLevel = new JsonObject();
        byteLevel.addProperty("type", "ByteLevel");
        byteLevel.addProperty("add_prefix_space", false);
        byteLevel.addProperty("trim_offsets", true);
        byteLevel.addProperty("use_regex", true);
        JsonObject tokenizer = new JsonObject();
        tokenizer.addProperty("version", "1.0");
        tokenizer.add("pre_tokenizer", byteLevel);
        tokenizer.add("decoder", byteLevel.deepCopy());
        tokenizer.add("model", model);
        return tokenizer.toString();
    }
}
