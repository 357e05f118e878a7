package dev.resonance.server.http;

import dev.resonance.server.config.HttpSettings;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who may call, and how often: the key, and without keys the host name, so that a web page cannot reach in by DNS.
 * Thread-safe. */
final class Access {
    private static final Set<String> OPEN_PATHS =
            Set.of("/", "/health", "/health/live", "/health/ready", "/metrics", "/docs", "/openapi.yaml");

    private final List<byte[]> keys;
    private final boolean checkHost;
    private final RateLimit rate;

    Access(HttpSettings settings) {
        this.keys = settings.apiKeys().stream()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.rate = new RateLimit(settings.limits().requestsPerMinute(), System::nanoTime);
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
        if (OPEN_PATHS.contains(path) || path.startsWith("/docs/")) {
            return;
        }
        rate.take(caller(request)).ifPresent(wait -> {
            throw ApiException.tooMany("You send more requests than you may: wait a little.")
                    .retryAfter(wait);
        });
    }

    /**
     * Who calls: the key's number, or the address where there are no keys.
     *
     * @throws ApiException with status 401 if there are keys and none is given
     */
    private String caller(ServerRequest request) {
        if (keys.isEmpty()) {
            return request.remotePeer().host();
        }
        int key = key(request);
        if (key < 0) {
            throw ApiException.refused(
                            401,
                            "The API key is missing or wrong. Send it as 'Authorization: Bearer KEY'.",
                            "invalid_api_key")
                    .header("WWW-Authenticate", "Bearer");
        }
        return "key " + key;
    }

    /** The number of the key that is given, or -1. */
    private int key(ServerRequest request) {
        String header =
                request.headers().first(HeaderNames.AUTHORIZATION).orElse("").strip();
        if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return -1;
        }
        byte[] given = header.substring("bearer ".length()).strip().getBytes(StandardCharsets.UTF_8);
        int found = -1;
        for (int number = 0; number < keys.size(); number++) { // all of them, so that the time tells nothing
            found = MessageDigest.isEqual(keys.get(number), given) ? number : found;
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
