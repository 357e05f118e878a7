package dev.resonance.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
    private static final String ALL_LENGTHS = "aé€😀 ü漢👩‍👩‍👧 z";

    @Test
    void accept_anEmojiCutAnywhere_comesOutWholeWithItsLastByte() {
        byte[] emoji = "😀".getBytes(UTF_8);
        for (int cut = 1; cut < 4; cut++) {
            TextDecoder decoder = new TextDecoder();
            assertThat(decoder.accept(Arrays.copyOf(emoji, cut))).isEmpty();
            assertThat(decoder.accept(Arrays.copyOfRange(emoji, cut, 4))).isEqualTo("😀");
            assertThat(decoder.end()).isEmpty();
        }
    }

    @Test
    void accept_oneByteAtATime_givesEachCharacterAtOnceAndNoHalfPairs() {
        TextDecoder decoder = new TextDecoder();
        StringBuilder text = new StringBuilder();
        for (byte value : ALL_LENGTHS.getBytes(UTF_8)) {
            String piece = decoder.accept(new byte[] {value});
            assertThat(piece.codePointCount(0, piece.length())).isLessThanOrEqualTo(1);
            assertThat(UTF_8.newEncoder().canEncode(piece)).isTrue();
            text.append(piece);
        }
        assertThat(text + decoder.end()).isEqualTo(ALL_LENGTHS);
    }

    @Test
    void accept_bytesThatAreNotUtf8_givesReplacementsAndGoesOn() {
        TextDecoder decoder = new TextDecoder();
        assertThat(decoder.accept(new byte[] {'a', (byte) 0xFF, 'b'})).isEqualTo("a\uFFFDb");
        assertThat(decoder.accept(new byte[] {(byte) 0x80})).isEqualTo("\uFFFD");
        assertThat(decoder.accept(new byte[] {(byte) 0xE2, (byte) 0x82})).isEmpty();
        assertThat(decoder.accept(new byte[] {'c'})).isEqualTo("\uFFFDc");
        // A surrogate, written as UTF-8 forbids it.
        assertThat(decoder.accept(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .isNotEmpty()
                .matches("\uFFFD+");
    }

    @Test
    void end_withinACharacter_givesOneReplacement() {
        TextDecoder decoder = new TextDecoder();
        assertThat(decoder.accept(Arrays.copyOf("😀".getBytes(UTF_8), 3))).isEmpty();
        assertThat(decoder.end()).isEqualTo("\uFFFD");
        assertThat(decoder.end()).isEmpty();
    }

    /** The same as decoding all bytes at once. */
    @Test
    void accept_anyBytesInAnyPieces_isTheWholeDecoded() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[20];
            random.nextBytes(bytes);
            TextDecoder decoder = new TextDecoder();
            StringBuilder text = new StringBuilder();
            for (int start = 0; start < bytes.length; ) {
                int end = Math.min(bytes.length, start + random.nextInt(4));
                text.append(decoder.accept(Arrays.copyOfRange(bytes, start, end)));
                start = end;
            }
            assertThat(text + decoder.end()).isEqualTo(new String(bytes, UTF_8));
        }
    }
}
