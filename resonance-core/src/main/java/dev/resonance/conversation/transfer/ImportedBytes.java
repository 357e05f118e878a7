package dev.resonance.conversation.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** The bytes of a file in the lines that follow its own. Closing it closes the lines. Not thread-safe. */
final class ImportedBytes extends InputStream {
    private final ImportLines lines;
    private long left;
    private byte[] piece = {};
    private int used;

    ImportedBytes(ImportLines lines, long sizeBytes) {
        this.lines = lines;
        this.left = sizeBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (used == piece.length) {
            piece = nextPiece();
            used = 0;
        }
        int count = Math.min(length, piece.length - used);
        System.arraycopy(piece, used, target, offset, count);
        used += count;
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private byte[] nextPiece() throws IOException {
        ImportLine line = lines.next().orElseThrow(() -> lines.missing("the end of a file"));
        try {
            byte[] bytes = Base64.getDecoder().decode(line.text("bytes"));
            if (bytes.length > 0 && bytes.length <= left) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw line.refused("is not base64", e);
        }
        throw line.refused("has more or less bytes than its file", null);
    }
}
