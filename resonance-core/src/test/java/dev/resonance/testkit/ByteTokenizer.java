package dev.resonance.testkit;

import dev.resonance.generation.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** A byte is a token; after the 256 bytes come four special tokens. Counts nothing, holds nothing. Thread-safe. */
public final class ByteTokenizer implements Tokenizer {
    public static final int END = 256;
    public static final int ASSISTANT = 259;
    public static final int VOCABULARY_SIZE = 260;

    private static final List<String> SPECIALS = List.of("<|end|>", "<|system|>", "<|user|>", "<|assistant|>");

    @Override
    public int[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            tokens[index] = bytes[index] & 0xFF;
        }
        return tokens;
    }

    @Override
    public OptionalInt special(String text) {
        int index = SPECIALS.indexOf(text);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(END + index);
    }

    @Override
    public List<String> specials() {
        return SPECIALS;
    }

    @Override
    public byte[] bytes(int token) {
        return token < END ? new byte[] {(byte) token} : new byte[0];
    }

    @Override
    public void close() {}
}
