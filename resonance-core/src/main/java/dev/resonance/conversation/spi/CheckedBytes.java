package dev.resonance.conversation.spi;

import dev.resonance.error.ResonanceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of an attachment on their way into a store: counted, limited and summed. Not thread-safe. */
public final class CheckedBytes extends FilterInputStream {
    private final MessageDigest digest;
    private final long maxSizeBytes;
    private long sizeBytes;

    public CheckedBytes(InputStream source, long maxSizeBytes) {
        this(source, maxSizeBytes, sha256());
    }

    private CheckedBytes(InputStream source, long maxSizeBytes, MessageDigest digest) {
        super(new DigestInputStream(source, digest));
        this.maxSizeBytes = maxSizeBytes;
        this.digest = digest;
    }

    /** Whether there were more bytes than allowed; reading stopped there. */
    public boolean tooLarge() {
        return sizeBytes > maxSizeBytes;
    }

    /** How many bytes were read. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Of the bytes read, 64 lower-case hexadecimal digits. To be asked once, at the end. */
    public String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * To be called at the end instead of {@link #sha256Hex}.
     *
     * @throws IOException if there were other bytes than these
     */
    public void requireSame(long expectedBytes, String expectedSha256) throws IOException {
        if (sizeBytes != expectedBytes || !sha256Hex().equals(expectedSha256)) {
            throw new IOException("the bytes are not those that the checksum promises");
        }
    }

    @Override
    public int read() throws IOException {
        int value = tooLarge() ? -1 : super.read();
        sizeBytes += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = tooLarge() ? -1 : super.read(target, offset, length);
        sizeBytes += Math.max(count, 0);
        return count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new ResonanceException("this Java cannot compute SHA-256: use a complete one", e);
        }
    }
}
