package dev.resonance.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Resonance this is. */
public final class Version {
    private static final Properties VERSIONS = read();

    private Version() {}

    /** Such as {@code 0.1.0}. */
    public static String current() {
        return VERSIONS.getProperty("version", "unknown");
    }

    /** The version of the page that shows the API's description. */
    static String swaggerUi() {
        return VERSIONS.getProperty("swagger-ui", "unknown");
    }

    private static Properties read() {
        try (InputStream in = Version.class.getResourceAsStream("/dev/resonance/server/version.properties")) {
            Properties versions = new Properties();
            if (in != null) {
                versions.load(in);
            }
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
