package dev.resonance.generation;

import java.util.List;
import java.util.OptionalInt;

/** From text to tokens and back. Thread-safe. */
public interface Tokenizer extends AutoCloseable {
    /** Tokens of ordinary text: what looks like a special token is text like any other. */
    int[] encode(String text);

    /** The id of a special token, by its exact text. */
    OptionalInt special(String text);

    /** All special tokens' texts. */
    List<String> specials();

    /** The bytes that a token stands for, part of UTF-8 text; none for a special token. */
    byte[] bytes(int token);

    @Override
    void close();
}
