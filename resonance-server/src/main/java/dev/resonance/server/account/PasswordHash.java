package dev.resonance.server.account;

import static dev.resonance.error.InvalidValueException.require;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 (RFC 8018) with HMAC-SHA512, 16 bytes of salt, and as many rounds as OWASP asks
 * for. Immutable; two of the same password are never equal.
 */
final class PasswordHash {
    private static final int ITERATIONS = 210_000;
    private static final int BITS = 512;
    private static final Pattern TEXT =
            Pattern.compile("pbkdf2-sha512\\$(\\d{4,7})\\$([A-Za-z0-9+/]{16,64}={0,2})\\$([A-Za-z0-9+/]{86}==)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] key;

    private PasswordHash(int iterations, byte[] salt, byte[] key) {
        this.iterations = iterations;
        this.salt = salt;
        this.key = key;
    }

    static PasswordHash of(String password, SecureRandom random) {
        require(password.length() >= 8 && password.length() <= 200, "password", "", "8 to 200 characters");
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, key(password, salt, ITERATIONS));
    }

    /** Reads what {@link #text} wrote; says nothing of the text if it is anything else. */
    static PasswordHash parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        require(matcher.matches(), "password hash", "(not shown)", "what './resonance user NAME' printed");
        return new PasswordHash(
                Integer.parseInt(matcher.group(1)),
                Base64.getDecoder().decode(matcher.group(2)),
                Base64.getDecoder().decode(matcher.group(3)));
    }

    /** Whether this is the password's. Takes as long whether it is or not. */
    boolean matches(String password) {
        return MessageDigest.isEqual(key, key(password, salt, iterations));
    }

    /** One word without colons, for a file. */
    String text() {
        Base64.Encoder encoder = Base64.getEncoder();
        return "pbkdf2-sha512$" + iterations + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(key);
    }

    private static byte[] key(String password, byte[] salt, int iterations) {
        try {
            KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA512", e);
        }
    }
}
