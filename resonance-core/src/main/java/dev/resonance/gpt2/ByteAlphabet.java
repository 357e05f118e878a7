package dev.resonance.gpt2;

/**
 * GPT-2 writes each byte of a token as a printable character: printable Latin-1 bytes as themselves, the others, in
 * order, as the characters from U+0100 on.
 *
 * @see <a href="https://github.com/openai/gpt-2/blob/master/src/encoder.py">bytes_to_unicode</a>
 */
final class ByteAlphabet {
    private static final int FIRST_SUBSTITUTE = 0x100;

    private ByteAlphabet() {}

    /** The byte that each character stands for. */
    static int[] bytesByCharacter() {
        int[] bytes = new int[2 * FIRST_SUBSTITUTE];
        int substitute = FIRST_SUBSTITUTE;
        for (int value = 0; value < FIRST_SUBSTITUTE; value++) {
            bytes[printable(value) ? value : substitute++] = value;
        }
        return bytes;
    }

    /** The character of each byte. */
    static char[] characters() {
        char[] characters = new char[FIRST_SUBSTITUTE];
        int[] bytes = bytesByCharacter();
        for (int character = bytes.length - 1; character >= 0; character--) {
            // Characters that stand for nothing are 0 there, and the one for byte 0 is the first substitute.
            if (bytes[character] != 0 || character == FIRST_SUBSTITUTE) {
                characters[bytes[character]] = (char) character;
            }
        }
        return characters;
    }

    private static boolean printable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || (value >= 0xAE && value <= 0xFF);
    }
}
