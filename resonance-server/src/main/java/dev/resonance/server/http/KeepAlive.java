package dev.resonance.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Keeps the word of HTTP where Helidon only says so: it answers {@code Connection: close}, and then takes what comes next
 * for another request, such as the rest of a body that was too large. Stateless.
 */
final class KeepAlive {
    private KeepAlive() {}

    /**
     * To be called when the answer has been sent.
     *
     * @throws CloseConnectionException if the client asked for the connection's end, or was told of it
     */
    static void end(ServerRequest request, ServerResponse response) {
        if (closes(request.headers()) || closes(response.headers())) {
            throw new CloseConnectionException("it was said that the connection ends");
        }
    }

    private static boolean closes(Headers headers) {
        return headers.first(HeaderNames.CONNECTION).orElse("").equalsIgnoreCase("close");
    }
}
