package dev.resonance.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the hub says a file's content is: SHA-256 of large files, git's SHA-1 of the others. It is also the file's name
 * among the cache's blobs.
 */
record Checksum(Kind kind, String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final int BUFFER_BYTES = 1 << 16;

    enum Kind {
        SHA256("SHA-256", 64),
        GIT_BLOB("SHA-1", 40);

        private final String algorithm;
        private final int digits;

        Kind(String algorithm, int digits) {
            this.algorithm = algorithm;
            this.digits = digits;
        }
    }

    /** Empty where the text is no checksum. */
    static Optional<Checksum> of(Kind kind, String hex) {
        return hex.length() == kind.digits && HEX.matcher(hex).matches()
                ? Optional.of(new Checksum(kind, hex))
                : Optional.empty();
    }

    /** What an ETag of the hub says; empty where it is none of a file. */
    static Optional<Checksum> ofTag(String tag) {
        String hex = tag.replaceFirst("^W/", "").replace("\"", "");
        return of(Kind.SHA256, hex).or(() -> of(Kind.GIT_BLOB, hex));
    }

    /** Whether a file has this content. */
    boolean matches(Path file) throws IOException {
        MessageDigest digest = digest();
        if (kind == Kind.GIT_BLOB) {
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(hex);
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(kind.algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + kind.algorithm, e);
        }
    }
}
