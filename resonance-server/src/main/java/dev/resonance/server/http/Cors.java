package dev.resonance.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Lets the pages of the configured origins call, and no others. Immutable. */
final class Cors {
    private static final HeaderName REQUEST_HEADERS = HeaderNames.create("Access-Control-Request-Headers");
    private static final HeaderName REQUEST_METHOD = HeaderNames.create("Access-Control-Request-Method");

    private final List<String> origins;

    Cors(List<String> origins) {
        this.origins = origins;
    }

    /** Adds the headers that an allowed origin's page needs to read the answer. */
    void allow(ServerRequest request, ServerResponse response) {
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN).filter(this::allowed);
        if (origin.isEmpty()) {
            return;
        }
        response.header("Access-Control-Allow-Origin", origin.get());
        response.header("Vary", "Origin");
        response.header(
                "Access-Control-Expose-Headers", "x-request-id, x-resonance-trimmed, retry-after, retry-after-ms");
    }

    /** Whether a browser asks beforehand what it may send. */
    boolean isPreflight(ServerRequest request) {
        return request.prologue().method().equals(Method.OPTIONS)
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(REQUEST_METHOD);
    }

    /** Answers that question; an origin that is not allowed gets an answer without permission. */
    void answerPreflight(ServerRequest request, ServerResponse response) {
        if (request.headers().first(HeaderNames.ORIGIN).filter(this::allowed).isPresent()) {
            response.header("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE, OPTIONS");
            response.header("Access-Control-Max-Age", "600");
            request.headers()
                    .first(REQUEST_HEADERS)
                    .ifPresent(names -> response.header("Access-Control-Allow-Headers", names));
        }
        response.status(204).send();
    }

    private boolean allowed(String origin) {
        return origins.contains("*") || origins.contains(origin);
    }
}
