package dev.resonance.server.http;

import dev.resonance.server.config.HttpSettings;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who may call: the key, and without keys the host name, so that a web page cannot reach in by DNS. Immutable. */
final class Access {
    private static final Set<String> OPEN_PATHS =
            Set.of("/", "/health", "/health/live", "/health/ready", "/metrics", "/docs", "/openapi.yaml");

    private final List<byte[]> keys;
    private final boolean checkHost;

    Access(HttpSettings settings) {
        this.keys = settings.apiKeys().stream()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.checkHost = keys.isEmpty() && settings.onlyThisMachine();
    }

    /** @throws ApiException if the request must not be served */
    void check(ServerRequest request) {
        if (checkHost && !isLoopbackName(request.authority())) {
            throw ApiException.refused(
                    403,
                    "This server answers to localhost only. Set API_KEYS to be called by another name.",
                    "host_not_allowed");
        }
        String path = request.path().path();
        if (!keys.isEmpty() && !OPEN_PATHS.contains(path) && !path.startsWith("/docs/") && !hasKey(request)) {
            throw ApiException.refused(
                            401,
                            "The API key is missing or wrong. Send it as 'Authorization: Bearer KEY'.",
                            "invalid_api_key")
                    .header("WWW-Authenticate", "Bearer");
        }
    }

    private boolean hasKey(ServerRequest request) {
        String header =
                request.headers().first(HeaderNames.AUTHORIZATION).orElse("").strip();
        if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return false;
        }
        byte[] given = header.substring("bearer ".length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (byte[] key : keys) { // all of them, so that the time tells nothing
            found |= MessageDigest.isEqual(key, given);
        }
        return found;
    }

    private static boolean isLoopbackName(String authority) {
        String name = authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
