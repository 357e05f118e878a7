package dev.resonance.generation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that arrive in pieces, as text: a character comes out when its last byte is in, and bytes that cannot be UTF-8
 * as U+FFFD. For one thread.
 */
final class TextDecoder {
    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer begun = ByteBuffer.allocate(0);

    /** The characters that are complete now; may be empty. */
    String accept(byte[] bytes) {
        return decode(bytes, false);
    }

    /** What is left: U+FFFD for a character that was never completed. */
    String end() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] bytes, boolean last) {
        ByteBuffer input = ByteBuffer.allocate(begun.remaining() + bytes.length)
                .put(begun)
                .put(bytes)
                .flip();
        CharBuffer output = CharBuffer.allocate(input.remaining() + LONGEST_CHARACTER);
        decoder.decode(input, output, last);
        if (last) {
            decoder.flush(output);
            decoder.reset();
        }
        begun = input;
        return output.flip().toString();
    }
}
